import { z } from "zod";

const packed = z.object({ files: z.array(z.object({ filename: z.string(), start: z.number().int().min(0), end: z.number().int().min(0) })) });

/**
 * One file out of a packed-assets file as Emscripten makes them: the loader beside it ends with `loadPackage({...})`, which
 * says where each file begins and ends. Throws an Error that says what is not as expected.
 */
export function packedFile(loader: string, assets: Uint8Array, name: string): Uint8Array {
  const argument = /loadPackage\((\{.*\})\);/.exec(loader)?.[1];
  const list = packed.safeParse(argument === undefined ? undefined : asJson(argument));
  if (!list.success) throw new Error("the loader of the packed assets does not list its files");
  const file = list.data.files.find(({ filename }) => filename.endsWith(`/${name}`));
  if (!file) throw new Error(`the packed assets hold no ${name}`);
  if (file.end > assets.length || file.start > file.end) throw new Error(`the packed assets are ${assets.length} bytes, too few for ${name}`);
  return assets.subarray(file.start, file.end);
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
