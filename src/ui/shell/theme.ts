export type Theme = "light" | "dark";

/**
 * Put into the page's <head> as an inline script: sets the stored theme before the first paint, so nothing flashes.
 * Without a stored theme the page follows the system.
 */
export const themeScript = `try{var t=localStorage.getItem("anteroom.theme");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;

export function applyTheme(theme: Theme | null): void {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}
