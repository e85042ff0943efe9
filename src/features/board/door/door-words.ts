import type { PublicWords } from "#ui/words.ts";

export const doorWords = {
  en: { free: "Free", called: "Please come in", inUse: "In use", cleaning: "Being cleaned", blocked: "Closed", until: "until {time}" },
  es: { free: "Libre", called: "Pase, por favor", inUse: "Ocupada", cleaning: "En limpieza", blocked: "Cerrada", until: "hasta las {time}" },
  fr: { free: "Libre", called: "Entrez, s’il vous plaît", inUse: "Occupé", cleaning: "Nettoyage en cours", blocked: "Fermé", until: "jusqu’à {time}" },
  de: { free: "Frei", called: "Bitte eintreten", inUse: "Besetzt", cleaning: "Wird gereinigt", blocked: "Geschlossen", until: "bis {time}" },
  pt: { free: "Livre", called: "Entre, por favor", inUse: "Ocupada", cleaning: "Em limpeza", blocked: "Fechada", until: "até às {time}" },
  ar: { free: "متاحة", called: "يُرجى الدخول", inUse: "مشغولة", cleaning: "قيد التنظيف", blocked: "مغلقة", until: "حتى الساعة {time}" },
  hi: { free: "खाली", called: "कृपया अंदर आएँ", inUse: "उपयोग में", cleaning: "सफ़ाई हो रही है", blocked: "बंद", until: "{time} तक" },
  zh: { free: "空闲", called: "请进", inUse: "使用中", cleaning: "正在清洁", blocked: "已关闭", until: "至 {time}" },
} satisfies PublicWords;
