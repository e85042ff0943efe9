import type { Occasion } from "#server/notices/occasions.ts";

/** The sentences of notices, with `{number}`, `{room}`, `{about}` and `{most}`; no plurals, so that they need no library. */
type Sentences = Record<Occasion["code"] | "called-private" | "called-again-private", string> & { subject: string };

/** In the languages that patients may read (src/ui/languages.ts). */
const words: Record<string, Sentences> = {
  en: {
    subject: "Your number {number}",
    soon: "{number}: it is almost your turn. Please be in the waiting room.",
    "come-back": "{number}: it is almost your turn. Please come back now.",
    called: "{number}: it is your turn. Please go to {room}.",
    "called-private": "{number}: it is your turn. Somebody will come for you.",
    "called-again": "{number}: we have called you again. Please go to {room} now.",
    "called-again-private": "{number}: we are looking for you. Please come back to the waiting room now.",
    longer: "{number}: your wait has become longer: about {about} min, at most {most} min from now. You keep your place.",
  },
  es: {
    subject: "Su número {number}",
    soon: "{number}: casi es su turno. Por favor, esté en la sala de espera.",
    "come-back": "{number}: casi es su turno. Por favor, vuelva ahora.",
    called: "{number}: es su turno. Vaya a {room}.",
    "called-private": "{number}: es su turno. Alguien vendrá a buscarle.",
    "called-again": "{number}: le hemos llamado otra vez. Vaya ahora a {room}.",
    "called-again-private": "{number}: le estamos buscando. Vuelva ahora a la sala de espera.",
    longer: "{number}: su espera se ha alargado: unos {about} min, como mucho {most} min desde ahora. Conserva su sitio.",
  },
  fr: {
    subject: "Votre numéro {number}",
    soon: "{number} : c’est presque votre tour. Merci d’être en salle d’attente.",
    "come-back": "{number} : c’est presque votre tour. Merci de revenir maintenant.",
    called: "{number} : c’est votre tour. Rendez-vous ici : {room}.",
    "called-private": "{number} : c’est votre tour. On viendra vous chercher.",
    "called-again": "{number} : vous avez été appelé de nouveau. Rendez-vous maintenant ici : {room}.",
    "called-again-private": "{number} : nous vous cherchons. Merci de revenir maintenant en salle d’attente.",
    longer: "{number} : votre attente s’allonge : environ {about} min, au plus {most} min à partir de maintenant. Vous gardez votre place.",
  },
  de: {
    subject: "Ihre Nummer {number}",
    soon: "{number}: Sie sind bald an der Reihe. Bitte seien Sie im Wartezimmer.",
    "come-back": "{number}: Sie sind bald an der Reihe. Bitte kommen Sie jetzt zurück.",
    called: "{number}: Sie sind an der Reihe. Bitte gehen Sie hierhin: {room}.",
    "called-private": "{number}: Sie sind an der Reihe. Sie werden abgeholt.",
    "called-again": "{number}: Wir haben Sie noch einmal aufgerufen. Bitte gehen Sie jetzt hierhin: {room}.",
    "called-again-private": "{number}: Wir suchen Sie. Bitte kommen Sie jetzt ins Wartezimmer zurück.",
    longer: "{number}: Ihre Wartezeit ist länger geworden: etwa {about} Min., höchstens {most} Min. ab jetzt. Sie behalten Ihren Platz.",
  },
  pt: {
    subject: "O seu número {number}",
    soon: "{number}: está quase na sua vez. Por favor, esteja na sala de espera.",
    "come-back": "{number}: está quase na sua vez. Por favor, volte agora.",
    called: "{number}: é a sua vez. Dirija-se a: {room}.",
    "called-private": "{number}: é a sua vez. Alguém virá ter consigo.",
    "called-again": "{number}: o seu número foi chamado de novo. Dirija-se agora a: {room}.",
    "called-again-private": "{number}: estamos à sua procura. Por favor, volte agora à sala de espera.",
    longer: "{number}: a sua espera ficou mais longa: cerca de {about} min, no máximo {most} min a partir de agora. O seu lugar fica guardado.",
  },
  ar: {
    subject: "رقمك {number}",
    soon: "{number}: اقترب دورك. يُرجى الانتظار في غرفة الانتظار.",
    "come-back": "{number}: اقترب دورك. يُرجى العودة الآن.",
    called: "{number}: حان دورك. يُرجى التوجّه إلى {room}.",
    "called-private": "{number}: حان دورك. سيأتي إليك أحد الموظفين.",
    "called-again": "{number}: نادينا رقمك مرة أخرى. يُرجى التوجّه الآن إلى {room}.",
    "called-again-private": "{number}: نحن نبحث عنك. يُرجى العودة الآن إلى غرفة الانتظار.",
    longer: "{number}: طال انتظارك: {about} دقيقة تقريبًا، و{most} دقيقة على الأكثر من الآن. مكانك محفوظ.",
  },
  hi: {
    subject: "आपका नंबर {number}",
    soon: "{number}: आपकी बारी आने ही वाली है। कृपया प्रतीक्षा कक्ष में रहें।",
    "come-back": "{number}: आपकी बारी आने ही वाली है। कृपया अभी वापस आएँ।",
    called: "{number}: आपकी बारी आ गई है। कृपया यहाँ जाएँ: {room}।",
    "called-private": "{number}: आपकी बारी आ गई है। कोई आपको लेने आएगा।",
    "called-again": "{number}: आपको फिर से बुलाया गया है। कृपया अभी यहाँ जाएँ: {room}।",
    "called-again-private": "{number}: हम आपको ढूँढ रहे हैं। कृपया अभी प्रतीक्षा कक्ष में वापस आएँ।",
    longer: "{number}: आपका इंतज़ार बढ़ गया है: अब से लगभग {about} मिनट, ज़्यादा से ज़्यादा {most} मिनट। आपकी जगह बनी रहेगी।",
  },
  zh: {
    subject: "您的号码 {number}",
    soon: "{number}：快轮到您了。请在候诊室等候。",
    "come-back": "{number}：快轮到您了。请现在回来。",
    called: "{number}：轮到您了。请前往 {room}。",
    "called-private": "{number}：轮到您了。会有人来接您。",
    "called-again": "{number}：已再次叫您。请现在前往 {room}。",
    "called-again-private": "{number}：我们正在找您。请现在回到候诊室。",
    longer: "{number}：您的等待时间变长了：从现在起约 {about} 分钟，最多 {most} 分钟。您的位置会保留。",
  },
};

export const noticeLanguages = Object.keys(words);

export function noticeText(occasion: Occasion, number: string, language: string): { language: string; subject: string; text: string } {
  const spoken = words[language] ? language : "en";
  const sentences = words[spoken] as Sentences;
  const isCall = occasion.code === "called" || occasion.code === "called-again";
  const room = isCall ? occasion.room : null;
  const sentence = sentences[isCall && room === null ? (`${occasion.code}-private` as const) : occasion.code];
  const values: Record<string, string> = {
    number,
    ...(room === null ? {} : { room }),
    ...(occasion.code === "longer" ? { about: String(occasion.aboutMinutes), most: String(occasion.atMostMinutes) } : {}),
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => (spoken === "ar" ? `\u2068${values[name] ?? ""}\u2069` : (values[name] ?? "")));
  return { language: spoken, subject: fill(sentences.subject), text: fill(sentence) };
}
