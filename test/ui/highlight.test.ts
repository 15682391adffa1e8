import { describe, expect, test } from "vitest";
import { highlight } from "../../src/ui/highlight.ts";

const marked = (text: string, query: string): string =>
  highlight(text, query)
    .map((piece) => (piece.tones.includes("match") ? `[${piece.text}]` : piece.text))
    .join("");

describe("what was searched for", () => {
  test("is found whatever its case and its accents", () => {
    expect(marked("Configuração: CONFIGURACAO", "configuracao")).toBe("[Configuração]: [CONFIGURACAO]");
    expect(marked("producao", "PRODUÇÃO")).toBe("[producao]");
  });

  test("takes the accents of its last letter along, composed or not", () => {
    expect(marked("q\u0308u and q\u0308", "q")).toBe("[q\u0308]u and [q\u0308]");
  });

  test("is found wherever it stands, and nothing where it does not", () => {
    expect(marked("Redis TLS, redis AUTH", "redis")).toBe("[Redis] TLS, [redis] AUTH");
    expect(marked("Cloud Run", "redis")).toBe("Cloud Run");
    expect(marked("Cloud Run", "  ")).toBe("Cloud Run");
  });
});
