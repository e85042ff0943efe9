export type Answer = { status: number; headers: Headers; text: string; json: Record<string, unknown>; cookies: string };
export type Asked = { cookie?: string; method?: string; body?: unknown; headers?: Record<string, string> };

/** Asks a server as a browser would that carries these cookies, and follows nothing. */
export function askerOf(url: string): (path: string, asked?: Asked) => Promise<Answer> {
  return async (path, { cookie, method, body, headers } = {}) => {
    const response = await fetch(`${url}${path}`, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      headers: { ...(cookie ? { cookie } : {}), ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: "manual",
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    const cookies = response.headers.getSetCookie().map((one) => one.split(";", 1)[0]).join("; ");
    return { status: response.status, headers: response.headers, text, json: (isJson ? JSON.parse(text) : {}) as Record<string, unknown>, cookies };
  };
}
