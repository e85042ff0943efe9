// Writes a recording for each language of the house, <language>.mp3, and clips.json: where in it each word stands.
// Boards use them where the browser has no voice of its own. They are made with eSpeak NG, a program that speaks by
// rule, and packed with FFmpeg; both only need to be installed where the recordings are made:
//   node --import tsx public/voices/make-voices.mjs      (ESPEAK and FFMPEG name other programs than those on the path)
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { placeWords } from "#features/board/place-words.ts";

const espeak = process.env.ESPEAK ?? "espeak-ng";
const ffmpeg = process.env.FFMPEG ?? "ffmpeg";
const sampleRate = 22_050;
/** Packed sound begins a little late, by up to 50 ms, and players disagree on how much. */
const betweenSeconds = 0.12;
const wordsPerMinute = 145;
/** Below this a sample is silence, of 32,767. */
const silence = 200;

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const digits = [..."0123456789"];
const spoken = {
  en: { voice: "en-gb", number: "Number", goTo: "please go to", look: "please look at the screen" },
  es: { voice: "es", number: "Número", goTo: "pase a", look: "mire la pantalla, por favor" },
  fr: { voice: "fr", number: "Numéro", goTo: "veuillez vous rendre à", look: "veuillez regarder l’écran" },
  de: { voice: "de", number: "Nummer", goTo: "bitte gehen Sie zu", look: "bitte schauen Sie auf den Bildschirm" },
  pt: { voice: "pt", number: "Número", goTo: "por favor, dirija-se a", look: "por favor, olhe para o ecrã" },
  ar: { voice: "ar", number: "الرقم", goTo: "يُرجى التوجه إلى", look: "يُرجى النظر إلى الشاشة" },
  hi: { voice: "hi", number: "नंबर", goTo: "कृपया यहाँ जाएँ", look: "कृपया स्क्रीन देखें" },
  // This voice reads Pinyin; of the characters themselves the usual packages know only a few.
  zh: { voice: "cmn-latn-pinyin", number: "hao4 ma3", goTo: "qing3 dao4", look: "qing3 kan4 ping2 mu4" },
};
const pinyin = {
  room: "fang2 jian1", consulting: "zhen3 shi4", treatment: "zhi4 liao2 shi4", examination: "jian3 cha2 shi4", cabin: "ge2 jian1", counter: "gui4 tai2", door: "men2", laboratory: "hua4 yan4 shi4",
  blood: "chou1 xue4", xray: "fang4 she4 ke1", ultrasound: "chao1 sheng1", nurse: "hu4 shi5 zhan4", triage: "fen1 zhen3 tai2", reception: "qian2 tai2", pharmacy: "yao4 fang2",
};

const folder = mkdtempSync(join(tmpdir(), "voices-"));
const clips = {};
for (const [language, { voice, number, goTo, look }] of Object.entries(spoken)) {
  const sentences = {
    number, goTo, look,
    ...Object.fromEntries([...letters, ...digits].map((sign) => [sign, `<say-as interpret-as="characters">${sign}</say-as>`])),
    ...Object.fromEntries(Object.entries(placeWords).map(([place, words]) => [place, language === "zh" ? pinyin[place] : words[language][0]])),
  };
  const track = [new Int16Array(Math.round(betweenSeconds * sampleRate))];
  let at = betweenSeconds;
  clips[language] = {};
  for (const [word, sentence] of Object.entries(sentences)) {
    const sound = trimmed(say(voice, sentence));
    if (sound.length < sampleRate * 0.05) throw new Error(`${voice} says nothing for "${sentence}"`);
    const seconds = sound.length / sampleRate;
    clips[language][word] = [rounded(at), rounded(seconds)];
    track.push(sound, new Int16Array(Math.round(betweenSeconds * sampleRate)));
    at += seconds + betweenSeconds;
  }
  const raw = join(folder, `${language}.raw`);
  writeFileSync(raw, Buffer.concat(track.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength))));
  const target = new URL(`${language}.mp3`, import.meta.url).pathname;
  execFileSync(ffmpeg, ["-y", "-loglevel", "error", "-f", "s16le", "-ar", String(sampleRate), "-ac", "1", "-i", raw, "-filter:a", "loudnorm=I=-16:TP=-1.5", "-ar", String(sampleRate), "-c:a", "libmp3lame", "-b:a", "24k", "-map_metadata", "-1", target]);
}
writeFileSync(new URL("clips.json", import.meta.url), `${JSON.stringify(clips)}\n`);
rmSync(folder, { recursive: true });

function say(voice, sentence) {
  const wav = execFileSync(espeak, ["-v", voice, "-s", String(wordsPerMinute), "-m", "-z", "--stdout", sentence], { maxBuffer: 1e8 });
  return new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.length - (wav.length % 2)));
}

function trimmed(samples) {
  const isLoud = (sample) => Math.abs(sample) > silence;
  const from = samples.findIndex(isLoud);
  return from < 0 ? new Int16Array(0) : samples.slice(from, samples.findLastIndex(isLoud) + 1);
}

function rounded(seconds) {
  return Math.round(seconds * 1000) / 1000;
}
