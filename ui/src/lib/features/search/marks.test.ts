import { runs } from "./marks";

const shown = (text: string, query: string): string =>
  runs(text, query)
    .map(({ text: part, hit }) => (hit ? `[${part}]` : part))
    .join("");

describe("marks", () => {
  it("stand on every word, whatever its case or accents", () => {
    expect(shown("Auditors Wallet, wallets", "wallet aud")).toBe("[Aud]itors [Wallet], [wallet]s");
    expect(shown("Café", "CAFE")).toBe("[Café]");
  });

  it("leave a text alone that the words are not in, or whose length folding changes", () => {
    expect(shown("Ω🚀 signers", "xyz")).toBe("Ω🚀 signers");
    expect(shown("Cafe\u0301 wallet", "wallet")).toBe("Cafe\u0301 wallet");
    expect(shown("text", "  ")).toBe("text");
  });
});
