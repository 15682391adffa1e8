/**
 * A release with everything in it: every status and reason, evidence of all kinds, values, roll-ups, waivers, and
 * notes by people who mean no good. Its checklist is Markdown, read by the real parser; its clock is NOW.
 */
import { createHash } from "node:crypto";
import type { Checklist, Item } from "../../../src/core/checklist/model.ts";
import { parseChecklist } from "../../../src/core/checklist/parse.ts";
import type { Evidence, Ledger } from "../../../src/core/ledger/entry.ts";
import type { Scorecard } from "../../../src/core/scorecard/model.ts";
import {
  ago,
  aLedger,
  DAY,
  type EntrySpec,
  HOUR,
  MINUTE,
  mark,
  NOW,
  probe,
  scoreAt,
  undo,
  vote,
} from "../../helpers/build.ts";

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const COVER = `---
title: "WhatsApp connector: W1–W5"
artifact: W5_PRODUCTION_READINESS.md
timezone: America/Sao_Paulo
gate:
  threshold: 80
  success:
    - { name: Todos runbooks criados, items: [W5.20.*] }
  failure:
    - { name: Secrets não estão em Secret Manager, items: [W5.3.1] }
    - { name: Redis não está provisionado, items: [W5.2.1] }
---
`;

const W1 = `# W1 — Captura de Fixtures Reais

- [ ] **1** Fixture real de \`text\`
- [ ] **2** Fixture real de \`audio\`
`;

const W4 = `# W4 — Go/No-Go Final

- [ ] **1** Implementação: GO
- [ ] **2** Testes: GO
- [ ] **3** Staging: GO
`;

const W5 = `# W5 — Production Readiness

## 1️⃣ Infraestrutura — Produção

\`\`\`gonogo
label: Infraestrutura
\`\`\`

### Cloud Run

- [ ] **1.1** Cloud Run service criado (\`whatsapp-connector\`)

  \`\`\`gonogo
  critical: true
  evidence: The console's page of the service
  \`\`\`

- [ ] **1.2** Região: \`{sua-região}\` (ex: \`us-central1\`, \`southamerica-east1\`)
- [ ] **1.3** Memory: 512MB (ou conforme teste recomendou)
- [ ] **1.5** Timeout: 60s (ou 120s para eventos grandes)
- [ ] **1.8** Health check: \`/health\` endpoint configured

### Redis (Dedupe Store)

- [ ] **2.1** Upstash Redis provisioned (prod tier)
- [ ] **2.2** Redis TLS enabled
- [ ] **2.3** Retention: 24h TTL para dedupe keys
- [ ] **2.5** Firewall: Cloud Run IP whitelisted
- [ ] **2.6** Backup: Automated daily backups configured
- [ ] **2.7** High availability: Replication configured

### Secrets Manager

- [ ] **3.1** \`WHATSAPP_ACCESS_TOKEN\`: Prod token (não staging)

## 2️⃣ Logging & Monitoring

\`\`\`gonogo
label: Logging & Monitoring
\`\`\`

- [ ] **5.6** Log sink: Forward to BigQuery (opcional)
- [ ] **6.2** Custom metrics exported:
  - [ ] \`whatsapp/messages_sent\` (counter)
  - [ ] \`whatsapp/messages_failed\` (counter)
- [ ] **6.3** Alerting: Critical alerts configured
  - [ ] Error rate > 5%
  - [ ] Latency p99 > 5s
  - [ ] Redis connection lost

## 7️⃣ Runbooks & Documentation

\`\`\`gonogo
label: Documentação
\`\`\`

- [ ] **20.1** Runbook: Deployment (release process)

  \`\`\`gonogo
  evidence: Link of the runbook
  \`\`\`

- [ ] **20.2** Runbook: Scaling (increase/decrease capacity)
- [ ] **21.3** SLA: Response time {X min}, resolution {Y hours}

## 8️⃣ Pre-Deployment Checklist

\`\`\`gonogo
label: Pre-Deployment
\`\`\`

- [ ] **24.1** Staging health: ✅ All green

  \`\`\`gonogo
  when: day
  \`\`\`

- [ ] **25.1** Health check: ✅ \`/health\` 200

  \`\`\`gonogo
  when: after
  \`\`\`
`;

/** Items with an expectation, and those that need a person's word beside it. */
const PROBED = ["W5.1.3", "W5.1.5", "W5.1.8", "W5.2.2", "W5.2.3", "W5.2.5", "W5.2.6", "W5.2.7", "W5.3.1"];
const BOTH = ["W5.3.1", "W5.2.6"];

export function readChecklist(
  files: Readonly<Record<string, string>>,
  name = "whatsapp-connector",
): Checklist {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  const { checklist, problems } = parseChecklist(sources, {
    name,
    digest: (text) => sha256(text).slice(0, 16),
  });
  if (!checklist) throw new Error(problems.map(({ message }) => message).join("\n"));
  return checklist;
}

function withProbes(checklist: Checklist): Checklist {
  const items = checklist.items.map((item): Item => {
    if (!PROBED.includes(item.id)) return item;
    return { ...item, expect: "true", needs: BOTH.includes(item.id) ? "both" : "probe" };
  });
  return { ...checklist, items };
}

export const checklist = withProbes(
  readChecklist({ "README.md": COVER, "W1.md": W1, "W4.md": W4, "W5.md": W5 }),
);

export function itemOf(id: string, from: Checklist = checklist): Item {
  const item = from.items.find((one) => one.id === id);
  if (!item) throw new Error(`no item ${id}`);
  return item;
}

/** A mark of the item's own text. */
export function say(
  id: string,
  status: Parameters<typeof mark>[1],
  said: Parameters<typeof mark>[2] = {},
): EntrySpec {
  return mark(itemOf(id), status, said);
}

/** A probe's result on the item's own text. */
export function saw(
  id: string,
  outcome: "pass" | "fail" | "unknown",
  detail: string,
  at = ago(HOUR),
): EntrySpec {
  return probe({ [id]: { outcome, detail, textDigest: itemOf(id).textDigest } }, { at });
}

const drive = "https://drive.example/release-1.4";
const file: Evidence = { kind: "file", path: "reports/load test.html", sha256: sha256("report") };

const entries: readonly EntrySpec[] = [
  say("W1.1", "pass", { at: ago(12 * DAY), evidence: [{ kind: "link", url: `${drive}/w1` }] }),
  say("W1.2", "pass", { at: ago(12 * DAY) }),
  say("W4.1", "pass", { by: "bia", at: ago(5 * DAY), note: "GO in the meeting" }),
  say("W4.2", "fail", { by: "bia", at: ago(5 * DAY), note: "two suites are red" }),
  say("W5.1.1", "pass", { at: ago(3 * DAY) }),
  say("W5.1.2", "pass", { at: ago(3 * DAY), fields: { "sua-região": "southamerica-east1" } }),
  saw("W5.1.3", "pass", 'resources.limits.memory = "512Mi"'),
  say("W5.1.5", "pass", { at: ago(2 * DAY), note: "seen in the console" }),
  saw("W5.1.5", "pass", 'template.timeout = "60s"'),
  saw("W5.1.8", "unknown", "the control plane answered 403"),
  say("W5.2.1", "pass", { at: ago(40 * DAY), note: "seen with caio" }),
  saw("W5.2.2", "pass", "tls = true", ago(3 * DAY)),
  say("W5.2.3", "pass", { at: ago(2 * DAY), note: "set to 24 h" }),
  saw("W5.2.3", "fail", "ttl.max 300, want ≥ 86000"),
  saw("W5.2.5", "fail", "allow list is empty", ago(4 * HOUR)),
  say("W5.2.5", "pass", {
    by: "caio",
    at: ago(3 * HOUR),
    override: "Upstash has no allow list in this tier; TLS and the token stand in for it",
    evidence: [{ kind: "text", text: "ticket OPS-12, agreed with security" }],
  }),
  saw("W5.2.6", "pass", "1 backup, 6 h old"),
  mark({ ...itemOf("W5.2.7"), textDigest: "of another text" }, "pass", { by: "bia", at: ago(DAY) }),
  say("W5.3.1", "fail", { by: "ana@example.com", at: ago(6 * HOUR), note: "the token is staging's" }),
  saw("W5.3.1", "fail", "secret has no version younger than 90 days"),
  say("W5.5.6", "na", {
    by: "caio",
    at: ago(7 * DAY),
    note: "optional, and nobody reads BigQuery yet",
    until: "2026-12-31T02:59:59.999Z",
  }),
  say("W5.6.2.1", "pass", { by: "caio", evidence: [file] }),
  say("W5.6.2.2", "pass", { by: "caio", evidence: [file] }),
  say("W5.6.3.1", "fail", {
    by: "caio",
    note: "- [x] **1.1** fake item\n# heading | a `b` <img src=x> @ana [link](https://evil.example) --> </details>\n\n\nlast 🎉",
  }),
  say("W5.6.3.2", "pass", { by: "*bold* | name\n- [x] more" }),
  say("W5.20.1", "pass", { by: "dora", at: ago(2 * HOUR) }),
  {
    kind: "note",
    at: ago(HOUR),
    by: "caio",
    source: "walk",
    item: "W5.20.1",
    textDigest: itemOf("W5.20.1").textDigest,
    note: "read it twice",
    evidence: [{ kind: "link", url: `${drive}/runbooks/deploy` }],
  },
  {
    kind: "note",
    at: ago(DAY),
    by: "ana",
    source: "walk",
    item: "W5.20.2",
    textDigest: itemOf("W5.20.2").textDigest,
    note: "caio writes it until Thursday; see https://wiki.example/scaling #12",
  },
  say("W5.21.3", "pass", { by: "dora", at: ago(2 * HOUR), fields: { "X min": "15" } }),
  say("W5.24.1", "pass", { by: "dora", at: ago(2 * HOUR) }),
  undo(30, { by: "dora", at: ago(MINUTE) }),
  vote("Segurança", "no-go", { by: "eva", remark: "not with a staging token" }),
  vote("Testes", "hold", { by: "bia" }),
  { kind: "set", at: ago(DAY), by: "ana", source: "cli", name: "project", value: "acme-prod" },
];

export const ledger: Ledger = { ...aLedger(...entries), checklist: checklist.name, release: "v1.4.0" };
export const scorecard: Scorecard = scoreAt(checklist, ledger);
export { NOW };
