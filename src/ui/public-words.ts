import type { PublicWords } from "#ui/words.ts";

/** What the house's own controls say where patients use them too. */
export const publicWords = {
  en: {
    close: "Close",
    dismiss: "Dismiss",
    choose: "Choose",
    loading: "Loading",
    notifications: "Notifications",
    aboutRange: "about {likely}, {low} to {high}",
  },
  es: {
    close: "Cerrar",
    dismiss: "Descartar",
    choose: "Elegir",
    loading: "Cargando",
    notifications: "Avisos",
    aboutRange: "unos {likely}, de {low} a {high}",
  },
  fr: {
    close: "Fermer",
    dismiss: "Masquer",
    choose: "Choisir",
    loading: "Chargement",
    notifications: "Messages",
    aboutRange: "environ {likely}, de {low} à {high}",
  },
  de: {
    close: "Schließen",
    dismiss: "Ausblenden",
    choose: "Auswählen",
    loading: "Wird geladen",
    notifications: "Meldungen",
    aboutRange: "etwa {likely}, {low} bis {high}",
  },
  pt: {
    close: "Fechar",
    dismiss: "Ocultar",
    choose: "Escolher",
    loading: "Carregando",
    notifications: "Avisos",
    aboutRange: "cerca de {likely}, de {low} a {high}",
  },
  ar: {
    close: "إغلاق",
    dismiss: "إخفاء",
    choose: "اختيار",
    loading: "جارٍ التحميل",
    notifications: "إشعارات",
    aboutRange: "{likely} تقريبًا، من {low} إلى {high}",
  },
  hi: {
    close: "बंद करें",
    dismiss: "हटाएँ",
    choose: "चुनें",
    loading: "लोड हो रहा है",
    notifications: "सूचनाएँ",
    aboutRange: "लगभग {likely}, {low} से {high} तक",
  },
  zh: {
    close: "关闭",
    dismiss: "隐藏",
    choose: "请选择",
    loading: "正在加载",
    notifications: "通知",
    aboutRange: "约 {likely}，{low} 至 {high}",
  },
} satisfies PublicWords;
