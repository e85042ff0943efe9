/**
 * What a codec finds inside the sandbox besides the language itself: a console that says nothing, `module.exports`, and
 * as much of Node's Buffer as codecs for ThingPark use. Its value is the function that calls the codec's decoder and
 * gives a letter and a text: J the result as JSON, P a promise, N no object, L too large, C not to be written as JSON.
 * Evaluated before the codec, so that what it needs is in its own hands whatever the codec does to the globals.
 */
export const inside = String.raw`(function () {
  "use strict";
  const stringify = JSON.stringify, isArray = Array.isArray, DateOf = Date, TextOf = String, NumberOf = Number;
  const hexDigits = "0123456789abcdef";
  const base64Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  class Buffer extends Uint8Array {
    static from(value, encoding) {
      if (typeof value === "string") value = bytesOf(value, encoding || "utf8");
      else if (value instanceof ArrayBuffer) value = new Uint8Array(value);
      else if (value && value.type === "Buffer") value = value.data;
      const buffer = new Buffer(value.length);
      for (let i = 0; i < value.length; i++) buffer[i] = value[i] & 255;
      return buffer;
    }
    static alloc(size, fill) { const buffer = new Buffer(size); if (fill !== undefined) buffer.fill(fill); return buffer; }
    static allocUnsafe(size) { return new Buffer(size); }
    static isBuffer(value) { return value instanceof Buffer; }
    static byteLength(value, encoding) { return typeof value === "string" ? bytesOf(value, encoding || "utf8").length : value.byteLength; }
    static concat(list, size) {
      const bytes = [];
      for (const part of list) for (const byte of part) bytes.push(byte);
      return Buffer.from(size === undefined ? bytes : bytes.slice(0, size));
    }
    toString(encoding, from, to) { return textOf(this.subarray(from || 0, to === undefined ? this.length : to), encoding || "utf8"); }
    toJSON() { return { type: "Buffer", data: Array.from(this) }; }
    slice(from, to) { return this.subarray(from, to); }
    equals(other) { return this.length === other.length && this.every((byte, i) => byte === other[i]); }
    copy(target, at, from, to) { const part = this.subarray(from || 0, to === undefined ? this.length : to); target.set(part, at || 0); return part.length; }
    write(text, at, encoding) { const bytes = bytesOf(text, typeof at === "string" ? at : encoding || "utf8"); this.set(bytes, typeof at === "number" ? at : 0); return bytes.length; }
    readUIntLE(at, size) { checked(this, at, size); let value = 0; for (let i = size - 1; i >= 0; i--) value = value * 256 + this[at + i]; return value; }
    readUIntBE(at, size) { checked(this, at, size); let value = 0; for (let i = 0; i < size; i++) value = value * 256 + this[at + i]; return value; }
    readIntLE(at, size) { return signed(this.readUIntLE(at, size), size); }
    readIntBE(at, size) { return signed(this.readUIntBE(at, size), size); }
    writeUIntLE(value, at, size) { for (let i = 0; i < size; i++) { this[at + i] = value & 255; value = Math.floor(value / 256); } return at + size; }
    writeUIntBE(value, at, size) { for (let i = size - 1; i >= 0; i--) { this[at + i] = value & 255; value = Math.floor(value / 256); } return at + size; }
  }
  function viewOf(buffer) { return new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength); }
  function checked(buffer, at, size) { if (!(at >= 0) || at + size > buffer.length) throw new RangeError("reads beyond the end of the buffer, at " + at + " of " + buffer.length); }
  function signed(value, size) { const half = 2 ** (8 * size - 1); return value >= half ? value - 2 * half : value; }
  for (const [name, size] of [["8", 1], ["16LE", 2], ["16BE", 2], ["32LE", 4], ["32BE", 4]]) {
    const end = size === 1 ? "LE" : name.slice(-2);
    for (const spelling of ["UInt", "Uint"]) {
      Buffer.prototype["read" + spelling + name] = function (at) { return this["readUInt" + end](at || 0, size); };
      Buffer.prototype["write" + spelling + name] = function (value, at) { return this["writeUInt" + end](value, at || 0, size); };
    }
    Buffer.prototype["readInt" + name] = function (at) { return this["readInt" + end](at || 0, size); };
    Buffer.prototype["writeInt" + name] = function (value, at) { return this["writeUInt" + end](value < 0 ? value + 2 ** (8 * size) : value, at || 0, size); };
  }
  for (const [name, method, isLittle] of [["FloatLE", "Float32", true], ["FloatBE", "Float32", false], ["DoubleLE", "Float64", true], ["DoubleBE", "Float64", false], ["BigUInt64LE", "BigUint64", true], ["BigUInt64BE", "BigUint64", false], ["BigInt64LE", "BigInt64", true], ["BigInt64BE", "BigInt64", false]])
    Buffer.prototype["read" + name] = function (at) { return viewOf(this)["get" + method](at || 0, isLittle); };

  function bytesOf(text, encoding) {
    const bytes = [];
    switch (encoding.toLowerCase()) {
      case "hex":
        for (let i = 0; i + 1 < text.length; i += 2) { const byte = parseInt(text.slice(i, i + 2), 16); if (byte !== byte) break; bytes.push(byte); }
        return bytes;
      case "base64": case "base64url": {
        let bits = 0, held = 0;
        for (const letter of text.replace(/-/g, "+").replace(/_/g, "/")) {
          const value = base64Letters.indexOf(letter);
          if (value < 0) continue;
          held = ((held << 6) | value) & 0xffffff; bits += 6;
          if (bits >= 8) { bits -= 8; bytes.push((held >> bits) & 255); }
        }
        return bytes;
      }
      case "ascii": case "latin1": case "binary":
        for (let i = 0; i < text.length; i++) bytes.push(text.charCodeAt(i) & 255);
        return bytes;
      default:
        for (const escaped of encodeURIComponent(text).match(/%..|./g) || []) bytes.push(escaped[0] === "%" ? parseInt(escaped.slice(1), 16) : escaped.charCodeAt(0));
        return bytes;
    }
  }
  function textOf(bytes, encoding) {
    let text = "";
    switch (encoding.toLowerCase()) {
      case "hex":
        for (const byte of bytes) text += hexDigits[byte >> 4] + hexDigits[byte & 15];
        return text;
      case "base64": case "base64url":
        for (let i = 0; i < bytes.length; i += 3) {
          const left = bytes.length - i, three = (bytes[i] << 16) | ((bytes[i + 1] || 0) << 8) | (bytes[i + 2] || 0);
          text += base64Letters[three >> 18] + base64Letters[(three >> 12) & 63] + (left > 1 ? base64Letters[(three >> 6) & 63] : "=") + (left > 2 ? base64Letters[three & 63] : "=");
        }
        return text;
      case "ascii": case "latin1": case "binary":
        for (const byte of bytes) text += TextOf.fromCharCode(encoding === "ascii" ? byte & 127 : byte);
        return text;
      default:
        for (const byte of bytes) text += "%" + hexDigits[byte >> 4] + hexDigits[byte & 15];
        try { return decodeURIComponent(text); } catch { return textOf(bytes, "latin1"); }
    }
  }

  const nothing = function () {};
  globalThis.Buffer = Buffer;
  globalThis.console = { log: nothing, info: nothing, warn: nothing, error: nothing, debug: nothing, trace: nothing, dir: nothing, table: nothing };
  globalThis.module = { exports: {} };
  globalThis.exports = globalThis.module.exports;

  const plainNumbers = function (key, value) {
    if (typeof value === "number" && value - value !== 0) return TextOf(value);
    return typeof value === "bigint" ? TextOf(value) : value;
  };
  return function run(decoder, convention, fPort, bytesJson, at, longest) {
    const bytes = JSON.parse(bytesJson);
    const result = convention === "Decode" ? decoder(fPort, bytes, {})
      : convention === "Decoder" ? decoder(bytes, fPort)
      : decoder({ bytes: bytes, fPort: fPort, recvTime: new DateOf(at), variables: {} });
    if (typeof result !== "object" || result === null || isArray(result)) return "N" + (result === null ? "null" : isArray(result) ? "a list" : typeof result);
    if (typeof result.then === "function") return "P";
    let json;
    try {
      json = stringify(result, plainNumbers);
    } catch (error) {
      return "C" + TextOf(error && error.message).slice(0, 200);
    }
    if (typeof json !== "string") return "N" + typeof json;
    return json.length > longest ? "L" + json.length : "J" + json;
  };
})()`;
