/**
 * `npm run example`: makes data/whatsapp-connector/example.json with the program itself, as three people would over
 * six weeks: half walked, two red flags, a waiver, and some words that have gone stale. A person's word counts for 30
 * days, so make it again when you want it fresh.
 */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = join(root, "bin/gonogo.js");
const data = join(root, "data");

interface Step {
  readonly daysAgo: number;
  readonly by: string;
  readonly words: readonly string[];
}

const say = (daysAgo: number, by: string, ...words: readonly string[]): Step => ({ daysAgo, by, words });

const drive = "https://drive.example/release-1.4";

const steps: readonly Step[] = [
  say(43, "caio", "mark", "W5.22.1", "W5.22.2", "--pass", "--evidence", `${drive}/architecture.pdf`),
  say(41, "caio", "mark", "W5.22.3", "--pass", "--evidence", `${drive}/integration-guide`),
  say(20, "ana", "mark", "W1", "--pass", "--evidence", `${drive}/w1-fixtures`),
  say(18, "bia", "mark", "W2.1.*", "W2.2.*", "--pass", "--evidence", `${drive}/w2-staging-run`),
  say(18, "bia", "mark", "W2.3.*", "W2.4.*", "--pass", "--note", "run twice, second time all deduplicated"),
  say(17, "bia", "mark", "W2.5.*", "--pass", "--note", "200 lines read together with caio"),
  say(17, "bia", "mark", "W2.6.*", "W2.7.*", "--pass", "--evidence", `${drive}/w2-load`),
  say(15, "ana", "mark", "W3", "--pass", "--evidence", "https://git.example/connectors/pull/812"),
  say(14, "ana", "mark", "W4.1", "W4.2", "W4.3", "--pass", "--note", "GO in the meeting of the 7th"),
  say(10, "bia", "mark", "W5.1.1", "W5.1.5", "W5.1.6", "W5.1.7", "W5.1.8", "--pass"),
  say(10, "bia", "mark", "W5.1.2", "--pass", "--field", "sua-região=southamerica-east1"),
  say(10, "bia", "mark", "W5.1.3", "--pass", "--field", "memory=512Mi"),
  say(10, "bia", "mark", "W5.1.4", "--pass", "--field", "cpu=1"),
  say(
    9,
    "bia",
    "mark",
    "W5.2.1",
    "W5.2.2",
    "W5.2.4",
    "W5.2.6",
    "W5.2.7",
    "--pass",
    "--evidence",
    `${drive}/upstash`,
  ),
  say(9, "bia", "mark", "W5.2.3", "--fail", "--note", "dedupe keys live 300 s, 24 h wanted"),
  say(9, "bia", "mark", "W5.3.1", "W5.3.2", "W5.3.3", "--pass", "--evidence", `${drive}/secret-manager`),
  say(8, "bia", "mark", "W5.3.4", "W5.3.5", "W5.3.7", "--pass"),
  say(8, "ana", "mark", "W5.4.1", "W5.4.4", "W5.4.5", "--pass", "--evidence", `${drive}/meta-webhook`),
  say(8, "ana", "mark", "W5.4.2", "--pass", "--field", "prod-url=wa.acme.example"),
  say(7, "caio", "mark", "W5.5.1", "W5.5.2", "W5.5.3", "W5.5.5", "--pass"),
  say(7, "caio", "mark", "W5.5.6", "--na", "--note", "optional, and nobody reads BigQuery yet"),
  say(7, "caio", "mark", "W5.6.2", "--pass", "--evidence", `${drive}/dashboards`),
  say(
    6,
    "caio",
    "mark",
    "W5.8.1",
    "W5.8.2",
    "W5.8.3",
    "W5.8.4",
    "--pass",
    "--evidence",
    `${drive}/unit-tests`,
  ),
  say(
    6,
    "caio",
    "mark",
    "W5.9.4",
    "--na",
    "--note",
    "no database: the connector keeps nothing but dedupe keys",
  ),
  say(
    5,
    "ana",
    "mark",
    "W5.15.1",
    "--fail",
    "--note",
    "the service answers on its run.app address without a token",
  ),
  say(4, "ana", "mark", "W5.20.1", "W5.20.3", "--pass", "--evidence", `${drive}/runbooks`),
  say(4, "ana", "mark", "W5.20.2", "--note", "caio writes it until Thursday"),
  say(3, "ana", "mark", "W5.16.1", "W5.16.2", "--pass"),
];

rmSync(join(data, "whatsapp-connector", "example.json"), { force: true });
const noon = new Date().setUTCHours(14, 5, 0, 0);
for (const [index, { daysAgo, by, words }] of steps.entries()) {
  const at = new Date(noon - daysAgo * 86_400_000 + index * 97_000).toISOString();
  const place = ["-r", "example", "--data", data, "--as", by, "--at-time", at];
  execFileSync(process.execPath, [program, ...words, ...place], { stdio: ["ignore", "ignore", "inherit"] });
}
