import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const here = import.meta.dirname;
const css = readFileSync(join(here, "tokens.css"), "utf8");
const themeBlock = css.slice(css.indexOf("@layer theme"), css.indexOf("@theme {"));
const [lightBlock = "", darkBlock = ""] = themeBlock.split("@variant dark-room");
const light = tokensOf(lightBlock);
const dark = { ...light, ...tokensOf(darkBlock) };

const themes = { light, dark };
const statuses = ["ok", "watch", "late", "off"];

describe.each(Object.entries(themes))("%s", (_name, tokens) => {
  it.each(["ink", "quiet", ...statuses])("%s can be read on both papers (4.5:1, WCAG 1.4.3)", (text) => {
    expect(contrast(tokens[text], tokens.surface)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens[text], tokens.raised)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(statuses)("%s can be read on its own tint", (status) => {
    expect(contrast(tokens[status], tokens[`${status}-soft`])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["quiet", "ink"])("%s can be read on a pressed row", (text) => {
    expect(contrast(tokens[text], tokens.pressed)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["edge", "focus", "series-1", "series-2", "series-3", "series-4"])("%s can be seen on both papers (3:1, WCAG 1.4.11)", (line) => {
    expect(contrast(tokens[line], tokens.surface)).toBeGreaterThanOrEqual(3);
    expect(contrast(tokens[line], tokens.raised)).toBeGreaterThanOrEqual(3);
  });

  it.each(["series-1", "series-2", "series-3", "series-4"])("%s can carry its label", (line) => {
    expect(contrast(tokens[line], tokens.surface)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["high", "medium", "low"])("an alarm of %s priority can be read", (priority) => {
    expect(contrast(tokens[`on-alarm-${priority}`], tokens[`alarm-${priority}`])).toBeGreaterThanOrEqual(4.5);
  });
});

it("keeps every colour in tokens.css: no component writes one of its own", () => {
  const files = readdirSync(here, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file) && !/\.test\./.test(file));
  const own = files.filter((file) => /#[0-9a-f]{3,8}\b(?!\/)|\brgba?\(|\bhsla?\(/i.test(readFileSync(join(here, file), "utf8")));
  expect(own).toEqual([]);
});

function tokensOf(block: string): Record<string, string> {
  return Object.fromEntries([...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));
}

/** Source: WCAG 2.2, definitions of contrast ratio and relative luminance. */
function contrast(one: string | undefined, other: string | undefined): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string | undefined): number {
  if (!hex) throw new Error("a token is missing");
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
