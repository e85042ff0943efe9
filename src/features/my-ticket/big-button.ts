import { buttonLook, type ButtonVariant } from "#ui/button.tsx";

/** As wide as the phone, and as high as its words need when letters are large. */
export function bigButton(variant: ButtonVariant): string {
  return `${buttonLook(variant, "lg")} h-auto! min-h-11 w-full py-2`;
}
