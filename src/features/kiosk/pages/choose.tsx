"use client";

import type { Choice } from "#contract/kiosk.ts";
import { BigButton } from "#features/kiosk/big-button.tsx";
import { afterChoice } from "#features/kiosk/flow.ts";
import { Heading } from "#features/kiosk/heading.tsx";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import type { QuestionProps } from "#features/kiosk/question.tsx";
import { useFormats, useWords } from "#ui/language.tsx";

/** What the clinic offers, each with its wait or the reason why there is none; what is over today stays to be read. */
export function Choose({ flow, view, onward }: QuestionProps) {
  const t = useWords(kioskWords);
  const saysOf = useSaysOf();
  return (
    <>
      <Heading>{t("chooseAsk")}</Heading>
      <div className="flex flex-col gap-4">
        {view.choices.map((choice) => (
          <BigButton
            key={choice.id}
            detail={saysOf(choice)}
            isDisabled={choice.state === "closed" || choice.state === "past-closing"}
            onClick={() => onward(afterChoice(flow, view), { choiceId: choice.id })}
          >
            <bdi>{choice.name}</bdi>
          </BigButton>
        ))}
      </div>
    </>
  );
}

function useSaysOf(): (choice: Choice) => string {
  const t = useWords(kioskWords);
  const formats = useFormats();
  return ({ state, wait }) => {
    if (state === "closed") return t("closedService");
    if (state === "past-closing") return t("pastClosing");
    return wait.known ? t("wait", { about: formats.minutes(wait.aboutMinutes), most: formats.minutes(wait.atMostMinutes) }) : t("nobodyServes");
  };
}
