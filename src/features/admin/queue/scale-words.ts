import type { TriageScale } from "#domain/queue/policy.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import type { Words } from "#ui/words.ts";

/**
 * The five levels of each scale by its own names; colours as words, where the scale has them. Sources: Manchester Triage Group (2014);
 * ESI handbook (2012), which has no colours; CTAS implementation guidelines (1999, 2008); ACEM guidelines on the ATS (2016).
 */
export const scaleWords = {
  en: {
    scaleFive: "Five levels", five1: "Immediate", five2: "Very urgent", five3: "Urgent", five4: "Standard", five5: "Not urgent",
    scaleManchester: "Manchester (MTS)", manchester1: "Immediate (red)", manchester2: "Very urgent (orange)", manchester3: "Urgent (yellow)", manchester4: "Standard (green)", manchester5: "Non-urgent (blue)",
    scaleEsi: "Emergency Severity Index (ESI)", esi1: "Level 1, resuscitation", esi2: "Level 2, emergent", esi3: "Level 3, urgent", esi4: "Level 4, less urgent", esi5: "Level 5, non-urgent",
    scaleCtas: "Canadian scale (CTAS)", ctas1: "Resuscitation (blue)", ctas2: "Emergent (red)", ctas3: "Urgent (yellow)", ctas4: "Less urgent (green)", ctas5: "Non-urgent (white)",
    scaleAts: "Australasian scale (ATS)", ats1: "Category 1, resuscitation (red)", ats2: "Category 2, emergency (orange)", ats3: "Category 3, urgent (green)", ats4: "Category 4, semi-urgent (blue)", ats5: "Category 5, non-urgent (white)",
  },
  es: {
    scaleFive: "Cinco niveles", five1: "Inmediato", five2: "Muy urgente", five3: "Urgente", five4: "Normal", five5: "No urgente",
    scaleManchester: "Manchester (MTS)", manchester1: "Inmediato (rojo)", manchester2: "Muy urgente (naranja)", manchester3: "Urgente (amarillo)", manchester4: "Normal (verde)", manchester5: "No urgente (azul)",
    scaleEsi: "Índice de gravedad (ESI)", esi1: "Nivel 1, reanimación", esi2: "Nivel 2, emergencia", esi3: "Nivel 3, urgente", esi4: "Nivel 4, menos urgente", esi5: "Nivel 5, no urgente",
    scaleCtas: "Escala canadiense (CTAS)", ctas1: "Reanimación (azul)", ctas2: "Emergencia (rojo)", ctas3: "Urgente (amarillo)", ctas4: "Menos urgente (verde)", ctas5: "No urgente (blanco)",
    scaleAts: "Escala australasiana (ATS)", ats1: "Categoría 1, reanimación (rojo)", ats2: "Categoría 2, emergencia (naranja)", ats3: "Categoría 3, urgente (verde)", ats4: "Categoría 4, semiurgente (azul)", ats5: "Categoría 5, no urgente (blanco)",
  },
} satisfies Words;

export const scaleNames = { "five-level": "scaleFive", manchester: "scaleManchester", esi: "scaleEsi", ctas: "scaleCtas", ats: "scaleAts" } as const satisfies Record<TriageScale, string>;

const stems = { "five-level": "five", manchester: "manchester", esi: "esi", ctas: "ctas", ats: "ats" } as const;

export function levelKey(scale: TriageScale, urgency: Urgency): `${(typeof stems)[TriageScale]}${Urgency}` {
  return `${stems[scale]}${urgency}`;
}
