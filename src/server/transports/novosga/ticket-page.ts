import QRCode from "qrcode";
import type { ClinicSetup } from "#domain/setup.ts";
import { novoSgaWords } from "#server/transports/novosga/words.ts";

type Printed = { number: string; service: string; at: number; url: string };

/**
 * The paper that a totem prints. It loads the page from a data: address without escaping it, where a number sign would end the
 * page and a percent sign would be read as an escape: neither is in it.
 */
export async function ticketPage(setup: ClinicSetup, { number, service, at, url }: Printed): Promise<string> {
  const words = novoSgaWords(setup.languages);
  const time = new Intl.DateTimeFormat(setup.languages[0], { timeZone: setup.timeZone, dateStyle: "short", timeStyle: "short" }).format(at);
  const code = (await QRCode.toString(url, { type: "svg", margin: 1 })).replaceAll("#000000", "black").replaceAll("#ffffff", "white");
  const body = `<p>${safe(setup.name)}</p><p>${words.ticket}</p><h1>${safe(number)}</h1><p>${safe(service)}</p><p>${safe(time)}</p><div style="width:40mm;margin:auto">${code}</div><p>${words.followIt}</p>`;
  return `<!doctype html><html><head><meta charset="utf-8"><title>${safe(number)}</title></head><body style="font-family:sans-serif;text-align:center">${body}</body></html>`.replace(/[#%]/g, "");
}

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" })[sign] as string);
}
