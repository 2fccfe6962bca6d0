import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

const tauri = { group: ["@tauri-apps/*"], message: "The one door to the core is $lib/ipc." };
const features = {
  group: ["$lib/features/*", "**/features/*"],
  message: "Not from here: features are put together by routes.",
};
const neighbours = { regex: "^\\.\\./[a-z-]+/", message: "Features do not import each other." };
const ipc = {
  group: ["$lib/ipc", "$lib/ipc/*", "!$lib/ipc/types"],
  message: "Components know no domain: take it by props.",
};
const routes = { group: ["**/routes/*", "$lib/../routes/*"], message: "Routes are the top: nothing imports them." };

const asks = "An input method may be at work: ask $lib/enter.";
const composing = [
  { selector: "BinaryExpression > Literal[value='Enter']", message: asks },
  { selector: "SwitchCase > Literal[value='Enter']", message: asks },
  { selector: "MemberExpression > Identifier.property[name='isComposing']", message: asks },
];
const copies = "Only $lib/copy knows whether the clipboard took it.";
const clipboard = [
  { object: "navigator", property: "clipboard", message: copies },
  { object: "document", property: "execCommand", message: copies },
];

const layer = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { "no-restricted-imports": ["error", { patterns }] },
});

export default ts.config(
  {
    ignores: [
      "**/dist",
      "**/dist-gallery",
      "**/node_modules",
      "target",
      "ui/src/lib/ipc/types.ts",
      "ui/public",
      "tests/out",
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"] } },
  },
  {
    rules: {
      "no-undef": "off",
      eqeqeq: "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "svelte/no-at-html-tags": "error",
      "svelte/prefer-svelte-reactivity": "off",
      "svelte/no-navigation-without-resolve": "off",
    },
  },
  // The layers: components < features < routes, and the core behind lib/ipc.
  layer(
    ["ui/src/**/*.{ts,svelte}"],
    [tauri],
    ["ui/src/lib/ipc/**", "ui/src/lib/components/**", "ui/src/lib/features/**"],
  ),
  layer(["ui/src/lib/components/**/*.{ts,svelte}"], [tauri, features, ipc, routes]),
  layer(
    ["ui/src/lib/features/**/*.{ts,svelte}"],
    [tauri, { ...features, message: "Features do not import each other." }, neighbours, routes],
  ),
  {
    files: ["ui/src/**/*.{ts,svelte}"],
    ignores: ["ui/src/lib/enter.ts", "ui/src/**/*.test.ts"],
    rules: { "no-restricted-syntax": ["error", ...composing] },
  },
  {
    files: ["ui/src/**/*.{ts,svelte}"],
    ignores: ["ui/src/lib/copy.ts", "ui/src/**/*.test.ts"],
    rules: { "no-restricted-properties": ["error", ...clipboard] },
  },
  { files: ["ui/src/**/*.test.ts"], rules: { "no-restricted-imports": "off" } },
);
