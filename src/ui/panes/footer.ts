import type { Message } from "../../app/state.ts";
import { certain } from "../../core/text/certain.ts";
import { fitRow, type Row, rowWidth, span } from "../row.ts";
import type { Tone } from "../theme.ts";
import { wrapRow } from "../wrap-row.ts";

export interface KeyHint {
  readonly keys: string;
  readonly label: string;
}

export interface FooterProps {
  readonly keys: readonly KeyHint[];
  readonly message: Message | null;
  readonly width: number;
}

const messageLook: Readonly<Record<Message["tone"], { readonly sign: string; readonly tone: Tone }>> = {
  info: { sign: " ", tone: "plain" },
  good: { sign: "✓ ", tone: "good" },
  warn: { sign: "! ", tone: "warn" },
  bad: { sign: "✗ ", tone: "bad" },
};

/**
 * Two rows: the keys that matter now, over both where they need it. A message takes the second row while it stands, and
 * both where it is long and tells what went wrong: that and its mend come before the keys. One that tells how well it
 * went comes after nearly every key, and must not hide them.
 */
export function footerPane({ keys, message, width }: FooterProps): readonly Row[] {
  const said = message ? messageRows(message, width) : [];
  return [...keyRows(keys, width, 2 - said.length), ...said];
}

function messageRows({ tone, text }: Message, width: number): readonly Row[] {
  const look = messageLook[tone];
  const whole: Row = [span(` ${look.sign}${certain(text)}`, look.tone)];
  if (tone === "info" || tone === "good") return [fitRow(whole, width - 1)];
  const [first, ...rest] = wrapRow(whole, width - 1, 3);
  if (!first || rest.length === 0) return [first ?? []];
  // What a second row can't hold either is cut there, where … says so.
  const second = rest.length === 1 ? rest[0]! : [...rest[0]!, span("…", look.tone)];
  return [first, second];
}

const hintOf = ({ keys, label }: KeyHint): Row => [span(certain(keys), "key"), span(` ${certain(label)}`)];

/** The hints in at most `rows` rows, in order; where they don't all fit, the last one (help) still does. */
function keyRows(keys: readonly KeyHint[], width: number, rows: number): readonly Row[] {
  if (rows === 0) return [];
  const hints = keys.map(hintOf);
  for (let count = hints.length; count > 0; count--) {
    const shown = count === hints.length ? hints : [...hints.slice(0, count - 1), hints.at(-1) ?? []];
    const laid = flow(shown, width);
    if (laid.length <= rows) return laid;
  }
  return [];
}

function flow(hints: readonly Row[], width: number): readonly Row[] {
  const rows: Row[] = [];
  for (const hint of hints) {
    const last = rows.at(-1);
    if (last && rowWidth(last) + 2 + rowWidth(hint) <= width - 1)
      rows[rows.length - 1] = [...last, span("  "), ...hint];
    else rows.push([span(" "), ...hint]);
  }
  return rows;
}
