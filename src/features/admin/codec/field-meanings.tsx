"use client";

import { Braces } from "lucide-react";
import { fieldMeaning, type CodecTried, type FieldMeaning, type MappedField } from "#contract/codecs.ts";
import { codecWords } from "#features/admin/codec/codec-words.ts";
import { withMeaning, type FieldRow } from "#features/admin/codec/draft.ts";
import { MeaningDetails } from "#features/admin/codec/meaning-details.tsx";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Empty } from "#ui/empty.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { Select } from "#ui/select.tsx";

type FieldMeaningsProps = {
  rows: FieldRow[];
  fields: MappedField[];
  isSuggested: boolean;
  problem: CodecTried["problem"];
  onChange: (fields: MappedField[]) => void;
  onSuggest?: () => void;
};

/** Every field of the output with its value, each to be given a meaning. */
export function FieldMeanings({ rows, fields, isSuggested, problem, onChange, onSuggest }: FieldMeaningsProps) {
  const t = useWords(codecWords);
  const options = [{ value: "nothing" as const, label: t("nothing") }, ...fieldMeaning.options.map((means) => ({ value: means, label: t(means) }))];
  return (
    <Card title={t("fields")} flush aside={!isSuggested && onSuggest && <Button size="sm" variant="plain" onClick={onSuggest}>{t("suggest")}</Button>}>
      {isSuggested && <Notice className="mx-4 mb-3">{t("suggested")}</Notice>}
      {problem?.of === "mapping" && <Notice tone="problem" announce className="mx-4 mb-3">{t("problemOfmapping")} {placeOf(problem.field, fields)}{problem.says}</Notice>}
      {rows.length === 0 && <Empty icon={<Braces />} why={t("fieldsEmpty")} next={t("fieldsEmptyNext")} />}
      <ul>
        {rows.map(({ path, value, isInSample, mapped }) => (
          <li key={path} className="grid items-center gap-x-4 gap-y-1.5 border-t border-hairline px-4 py-2 md:grid-cols-[minmax(0,11rem)_minmax(0,7rem)_13rem_minmax(0,1fr)]">
            <Path path={path} />
            <span className="font-mono text-xs break-all text-quiet">{isInSample ? shown(value) : <em className="font-sans not-italic">{t("notInSample")}</em>}</span>
            <Select<FieldMeaning | "nothing"> size="sm" label={t("meaningOf", { path })} options={options} value={mapped?.means ?? "nothing"} onChange={(means) => onChange(withMeaning(fields, path, means))} />
            {mapped && <MeaningDetails key={mapped.means} field={mapped} fields={fields} onChange={onChange} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Where in the output: the branch quietly, the field itself in ink. */
function Path({ path }: { path: string }) {
  const cut = Math.max(path.lastIndexOf("."), path.lastIndexOf("]["), path.endsWith("]") ? -1 : path.lastIndexOf("]")) + 1;
  return (
    <code className="min-w-0 font-mono text-xs break-all">
      <span className="text-quiet">{path.slice(0, cut)}</span>
      <span className="font-medium">{path.slice(cut)}</span>
    </code>
  );
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** "fields[1].means" is the server's way to name a row; people know it by its path. */
function placeOf(field: string | null, fields: MappedField[]): string {
  const index = /^fields\[(\d+)\]/.exec(field ?? "")?.[1];
  const path = index === undefined ? field : fields[Number(index)]?.path;
  return path && path !== "fields" ? `${path}: ` : "";
}
