import type { Words } from "#ui/words.ts";

export const signInWords = {
  en: {
    title: "Sign in",
    detail: "With the account that your clinic gave you.",
    username: "User name",
    password: "Password",
    enterUsername: "Enter your user name.",
    enterPassword: "Enter your password.",
    signIn: "Sign in",
    wrong: "Name or password is wrong. Try again, or ask your administrator.",
    tooMany: "Too many failed attempts. Wait a few minutes and try again.",
    network: "Anteroom cannot be reached. Check the network and try again.",
  },
  es: {
    title: "Iniciar sesión",
    detail: "Con la cuenta que le dio su clínica.",
    username: "Nombre de usuario",
    password: "Contraseña",
    enterUsername: "Escriba su nombre de usuario.",
    enterPassword: "Escriba su contraseña.",
    signIn: "Entrar",
    wrong: "El nombre o la contraseña no es correcto. Inténtelo de nuevo o pregunte a la administración.",
    tooMany: "Demasiados intentos fallidos. Espere unos minutos e inténtelo de nuevo.",
    network: "No se puede contactar con Anteroom. Compruebe la red e inténtelo de nuevo.",
  },
} satisfies Words;
