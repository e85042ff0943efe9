import next from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

const config = [
  { ignores: [".next/**", "dist/**", "node_modules/**", ".anteroom/**", "next-env.d.ts", "test-results/**", "public/**"] },
  ...next,
  ...typescript,
  {
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-console": ["error", { allow: ["error"] }],
      eqeqeq: "error",
    },
  },
  // The command line speaks through standard output.
  { files: ["src/cli/**", "src/bench/**", "src/server/main.ts"], rules: { "no-console": "off" } },
];

export default config;
