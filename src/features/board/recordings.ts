import type { Clip } from "#features/board/spoken-call.ts";

/** Where each word stands in a language's recording: from, and how long, in seconds. */
type Clips = Record<string, Record<string, [from: number, seconds: number] | undefined> | undefined>;

export type Recordings = {
  /** Whether there is one; `undefined` while the server cannot be asked. */
  has(language: string): Promise<boolean | undefined>;
  /** Plays the clips one after another; true when they could be heard. */
  play(language: string, clips: Clip[], volume: number): Promise<boolean>;
};

const folder = "/voices";
const pauseSeconds = 0.07;
/** After the number, before the room. */
const breathSeconds = 0.2;

/** The recorded words of public/voices, for screens without a voice of their own. A language is fetched when it is first needed. */
export function openRecordings(): Recordings {
  let context: AudioContext | undefined;
  let clips: Promise<Clips> | undefined;
  const sounds = new Map<string, Promise<AudioBuffer>>();

  const index = () =>
    (clips ??= fetchOf(`${folder}/clips.json`).then(
      (answer) => answer.json() as Promise<Clips>,
    ).catch((error: unknown) => {
      clips = undefined;
      throw error;
    }));
  const soundOf = (language: string, on: AudioContext) => {
    const kept = sounds.get(language);
    if (kept) return kept;
    const fetched = fetchOf(`${folder}/${language}.mp3`).then(async (answer) => on.decodeAudioData(await answer.arrayBuffer()));
    sounds.set(language, fetched);
    // Tried again at the next call: the line may be back by then.
    fetched.catch(() => sounds.delete(language));
    return fetched;
  };

  return {
    has: (language) => index().then((all) => all[language] !== undefined, () => undefined),
    async play(language, wanted, volume) {
      try {
        const own = (await index())[language];
        if (!own) return false;
        context ??= new AudioContext();
        if (context.state === "suspended") await Promise.race([context.resume(), after(1000)]);
        if (context.state !== "running") return false;
        const sound = await soundOf(language, context);
        const loudness = context.createGain();
        loudness.gain.value = volume;
        loudness.connect(context.destination);
        let at = context.currentTime + 0.05;
        for (const clip of wanted) {
          const [from, seconds] = own[clip] ?? [0, 0];
          if (clip === "goTo" || clip === "look") at += breathSeconds;
          const source = context.createBufferSource();
          source.buffer = sound;
          source.connect(loudness);
          // The packed sound may stand a little later than it was recorded; the silence around each word takes that up.
          source.start(at, from, seconds + 0.06);
          at += seconds + pauseSeconds;
        }
        await after((at - context.currentTime) * 1000);
        loudness.disconnect();
        return true;
      } catch {
        return false;
      }
    },
  };
}

async function fetchOf(path: string): Promise<Response> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
  return answer;
}

const after = (ms: number) => new Promise<void>((settle) => setTimeout(settle, ms));
