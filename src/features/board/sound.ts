import type { Clip } from "#features/board/spoken-call.ts";
import { openRecordings } from "#features/board/recordings.ts";

const chimeAddress = "/chimes/call.wav";
const longestChimeMs = 3_000;
/** Chromium sometimes forgets to say that it has finished speaking. */
const longestSentenceMs = 12_000;
/** Chromium knows its voices only a moment after it has been asked. */
const voicesWithinMs = 2_000;

/** What is said in one language: as a sentence for a voice, as clips for a recording. */
export type Sentence = { language: string; text: string; clips: Clip[] | undefined };

/** The loudspeaker of a screen. Browsers keep it shut until somebody has touched the page, unless they are told not to. */
export type Loudspeaker = {
  /** Whether it may be heard; trying makes no sound. */
  isOpen(): Promise<boolean>;
  /** Chime, then every sentence for which there is a voice or a recording. Settles when silence has returned; true when something was said. */
  play(sentences: Sentence[], volume: number): Promise<boolean>;
  /** Those of the languages that it can neither speak nor play. */
  silentIn(languages: readonly string[]): Promise<string[]>;
};

export function makeLoudspeaker(): Loudspeaker {
  const chime = new Audio(chimeAddress);
  chime.preload = "auto";
  // A voice of its own: trying and ringing at once on one element would silence the call.
  const trial = new Audio(chimeAddress);
  trial.volume = 0;
  const recordings = openRecordings();

  return {
    async isOpen() {
      try {
        await trial.play();
        trial.pause();
        return true;
      } catch (error) {
        // A chime that cannot be fetched is no reason to ask somebody for a key.
        return !(error instanceof DOMException && error.name === "NotAllowedError");
      }
    },
    async play(sentences, volume) {
      await ring(chime, volume);
      let isSaid = false;
      for (const sentence of sentences) {
        const voice = voiceFor(sentence.language);
        const said = voice ? await say(sentence.text, voice, volume) : sentence.clips !== undefined && (await recordings.play(sentence.language, sentence.clips, volume));
        isSaid ||= said;
      }
      return isSaid;
    },
    async silentIn(wanted) {
      await voicesKnown();
      const silent = await Promise.all(wanted.map(async (language) => (voiceFor(language) || (await recordings.has(language)) !== false ? [] : [language])));
      return silent.flat();
    },
  };
}

async function ring(chime: HTMLAudioElement, volume: number): Promise<void> {
  chime.currentTime = 0;
  chime.volume = volume;
  const over = new Promise<void>((settle) => {
    chime.addEventListener("ended", () => settle(), { once: true });
    setTimeout(settle, longestChimeMs);
  });
  await chime.play().then(
    () => over,
    () => undefined,
  );
}

const synthesis = () => window.speechSynthesis as SpeechSynthesis | undefined;

/** A voice of this machine. Those of the browser's maker send what is said to him, and fall silent with the line. */
function voiceFor(language: string): SpeechSynthesisVoice | undefined {
  const own = language.toLowerCase().split("-")[0];
  // Some browsers do not say where a voice is.
  return synthesis()?.getVoices().find((one) => (one.localService as boolean | undefined) !== false && one.lang.toLowerCase().split(/[-_]/)[0] === own);
}

async function voicesKnown(): Promise<void> {
  const speech = synthesis();
  if (!speech || speech.getVoices().length > 0) return;
  await new Promise<void>((settle) => {
    const timer = setTimeout(settle, voicesWithinMs);
    (speech.addEventListener as EventTarget["addEventListener"] | undefined)?.call(
      speech,
      "voiceschanged",
      () => {
        clearTimeout(timer);
        settle();
      },
      { once: true },
    );
  });
}

function say(text: string, voice: SpeechSynthesisVoice, volume: number): Promise<boolean> {
  const speech = synthesis();
  if (!speech) return Promise.resolve(false);
  return new Promise((settle) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    utterance.volume = volume;
    const over = (isSaid: boolean) => {
      clearTimeout(timer);
      settle(isSaid);
    };
    const timer = setTimeout(() => {
      speech.cancel();
      settle(true);
    }, longestSentenceMs);
    utterance.onend = () => over(true);
    utterance.onerror = () => over(false);
    speech.speak(utterance);
  });
}
