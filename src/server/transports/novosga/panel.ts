import type { ServiceId } from "#domain/ids.ts";
import { paintBoard } from "#server/paint/paint-board.ts";
import type { Picture } from "#server/picture.ts";
import { wholeNumberId } from "#server/transports/whole-number-id.ts";

/** How many calls its television asks for at most. */
const callsShown = 10;

/** One call as a television of Novo SGA reads it. The fields for a patient's name and papers stay empty: a panel is public. */
export type PanelCall = { id: number; siglaSenha: string; numeroSenha: string; senha: string; mensagem: string; local: string; numeroLocal: string; peso: number; prioridade: string; nomeCliente: null; documentoCliente: null };

/** The latest calls of some services: what a board of ours would show, newest first. */
export function panelCalls(picture: Picture, serviceIds: ServiceId[]): PanelCall[] {
  const { setup } = picture.state;
  const board = { id: "novosga", name: "Novo SGA", serviceIds, theme: "dark" as const };
  const view = paintBoard({ ...picture, state: { ...picture.state, setup: { ...setup, boards: [board] } } }, board.id, { isDemo: false, build: "", messages: [] });
  return [...(view?.calling ?? []), ...(view?.lastCalls ?? [])]
    .sort((a, b) => b.at - a.at)
    .slice(0, callsShown)
    .map(({ id, number, room }) => {
      const [, letters = "", digits = ""] = /^(.*?)(\d*)$/.exec(number) ?? [];
      const [, place = room, placeNumber = ""] = /^(.*?)\s*(\d*)$/.exec(room) ?? [];
      // A call that is repeated has another id: a panel is silent about one that it has shown.
      return { id: wholeNumberId(id), siglaSenha: letters, numeroSenha: digits, senha: number, mensagem: "", local: place, numeroLocal: placeNumber, peso: 0, prioridade: "", nomeCliente: null, documentoCliente: null };
    });
}
