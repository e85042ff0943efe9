// Writes call.wav, the chime before a call: two bell tones, a falling third (E5, C5), as in stations.
// node public/chimes/make-chime.mjs
import { writeFileSync } from "node:fs";

const sampleRate = 22_050;
const seconds = 1.7;
const tones = [
  { hertz: 659.26, fromSecond: 0.02 },
  { hertz: 523.25, fromSecond: 0.5 },
];
/** A bell: the higher a partial, the softer it is and the sooner it has died away. */
const partials = [
  { multiple: 1, loudness: 1, decaySeconds: 0.5 },
  { multiple: 2, loudness: 0.32, decaySeconds: 0.3 },
  { multiple: 3.01, loudness: 0.12, decaySeconds: 0.16 },
];

const samples = Array.from({ length: Math.round(seconds * sampleRate) }, (_, i) => {
  const at = i / sampleRate;
  return tones.reduce((sum, tone) => sum + bell(tone, at), 0) * fadeOut(at);
});
const loudest = Math.max(...samples.map(Math.abs));

const bytes = Buffer.alloc(44 + samples.length * 2);
bytes.write("RIFF", 0);
bytes.writeUInt32LE(bytes.length - 8, 4);
bytes.write("WAVEfmt ", 8);
bytes.writeUInt32LE(16, 16);
bytes.writeUInt16LE(1, 20); // PCM
bytes.writeUInt16LE(1, 22); // one channel
bytes.writeUInt32LE(sampleRate, 24);
bytes.writeUInt32LE(sampleRate * 2, 28);
bytes.writeUInt16LE(2, 32);
bytes.writeUInt16LE(16, 34);
bytes.write("data", 36);
bytes.writeUInt32LE(samples.length * 2, 40);
samples.forEach((sample, i) => bytes.writeInt16LE(Math.round((sample / loudest) * 0.8 * 32_767), 44 + i * 2));
writeFileSync(new URL("call.wav", import.meta.url), bytes);

function bell({ hertz, fromSecond }, at) {
  const since = at - fromSecond;
  if (since < 0) return 0;
  const attack = Math.min(1, since / 0.006);
  return partials.reduce((sum, p) => sum + attack * p.loudness * Math.exp(-since / p.decaySeconds) * Math.sin(2 * Math.PI * hertz * p.multiple * since), 0);
}

function fadeOut(at) {
  return Math.min(1, (seconds - at) / 0.15);
}
