const chimeAddress = "/chimes/call.wav";
const longestChimeMs = 3_000;
/** Chromium sometimes forgets to say that it has finished speaking. */
const longestSentenceMs = 12_000;

export type Sentence = { language: string; text: string };

/** The loudspeaker of a screen. Browsers keep it shut until somebody has touched the page, unless they are told not to. */
export type Loudspeaker = {
  /** Whether it may be heard; trying makes no sound. */
  isOpen(): Promise<boolean>;
  /** Chime, then every sentence for which there is a voice. Settles when silence has returned. */
  play(sentences: Sentence[]): Promise<void>;
};

export function makeLoudspeaker(): Loudspeaker {
  const chime = new Audio(chimeAddress);
  chime.preload = "auto";
  // A voice of its own: trying and ringing at once on one element would silence the call.
  const trial = new Audio(chimeAddress);
  trial.volume = 0;

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
    async play(sentences) {
      await ring(chime);
      for (const sentence of sentences) await say(sentence);
    },
  };
}

async function ring(chime: HTMLAudioElement): Promise<void> {
  chime.currentTime = 0;
  const over = new Promise<void>((settle) => {
    chime.addEventListener("ended", () => settle(), { once: true });
    setTimeout(settle, longestChimeMs);
  });
  await chime.play().then(
    () => over,
    () => undefined,
  );
}

function say({ language, text }: Sentence): Promise<void> {
  const synthesis = window.speechSynthesis as SpeechSynthesis | undefined;
  const voice = synthesis?.getVoices().find((one) => one.lang.toLowerCase().split(/[-_]/)[0] === language);
  if (!synthesis || !voice) return Promise.resolve();
  return new Promise((settle) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    const timer = setTimeout(() => {
      synthesis.cancel();
      settle();
    }, longestSentenceMs);
    utterance.onend = utterance.onerror = () => {
      clearTimeout(timer);
      settle();
    };
    synthesis.speak(utterance);
  });
}
