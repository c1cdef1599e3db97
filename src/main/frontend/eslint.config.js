import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["node_modules"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { "react-hooks": hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      eqeqeq: "error",
      "no-restricted-syntax": [
        "error",
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Text from outside is never HTML." },
        { selector: "MemberExpression[property.name='innerHTML']", message: "Text from outside is never HTML." },
        { selector: "NewExpression[callee.name='Function']", message: "The Content-Security-Policy forbids it." },
      ],
    },
  },
);
