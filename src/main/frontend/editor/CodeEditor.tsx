import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorSelection, EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { indentWithTab } from "@codemirror/commands";
import { tags } from "@lezer/highlight";
import { basicSetup } from "codemirror";
import { useEffect, useEffectEvent, useRef } from "react";
import "../styles/editor.css";
import { rangeOf } from "./positions";

/** Something to say about a place in a text; line and column count from 1, 0 where they are not known. */
export interface Mark {
  line: number;
  column: number;
  message: string;
  severity: "error" | "warning";
}

/** A place to go to; another `visit` goes there once more. */
export interface Jump {
  line: number;
  column: number;
  visit: number;
}

interface Props {
  /** What a reader of the screen calls it: the name of the file. */
  label: string;
  language: "yaml" | "text";
  value: string;
  onChange: (value: string) => void;
  readOnly?: boolean;
  marks?: readonly Mark[];
  jump?: Jump | null;
}

/** All colours are Jenkins' own, so that every theme fits. */
const COLOURS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--blue)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--green)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--purple)" },
  { tag: [tags.comment, tags.meta], color: "var(--text-color-secondary)" },
  { tag: [tags.keyword, tags.labelName], color: "var(--orange)" },
  { tag: tags.invalid, color: "var(--red)" },
]);

/** A text in an editor: line numbers, search (Ctrl-F), undo, and marks where something is wrong. Tab indents; Escape, then Tab, leaves it. */
export function CodeEditor({ label, language, value, onChange, readOnly = false, marks = [], jump = null }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);
  const access = useRef(new Compartment());
  const changed = useEffectEvent(onChange);
  const first = useEffectEvent(() => value);

  useEffect(() => {
    const view = new EditorView({
      parent: place.current!,
      state: EditorState.create({ doc: first(), extensions: [...extensions(label, language, (text) => changed(text)), access.current.of([])] }),
    });
    editor.current = view;
    return () => {
      view.destroy();
      editor.current = null;
    };
  }, [label, language]);

  useEffect(() => {
    const extension = readOnly ? [EditorState.readOnly.of(true), EditorView.editable.of(false)] : [];
    editor.current?.dispatch({ effects: access.current.reconfigure(extension) });
  }, [readOnly, label, language]);

  useEffect(() => {
    const view = editor.current;
    if (view !== null && view.state.doc.toString() !== value) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
    }
  }, [value]);

  useEffect(() => {
    const view = editor.current;
    if (view !== null) {
      const found = marks.map((mark): Diagnostic => ({ ...rangeOf(view.state.doc, mark), severity: mark.severity, message: mark.message }));
      view.dispatch(setDiagnostics(view.state, found.sort((a, b) => a.from - b.from)));
    }
  }, [marks, label, language]);

  useEffect(() => {
    const view = editor.current;
    if (view !== null && jump !== null) {
      const { from } = rangeOf(view.state.doc, jump);
      view.dispatch({ selection: EditorSelection.cursor(from), effects: EditorView.scrollIntoView(from, { y: "center" }) });
      view.focus();
    }
  }, [jump]);

  return <div ref={place} className="windflow-editor" />;
}

function extensions(label: string, language: Props["language"], onChange: (text: string) => void): Extension[] {
  return [
    basicSetup,
    keymap.of([indentWithTab]),
    syntaxHighlighting(COLOURS),
    EditorState.tabSize.of(2),
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
    ...(language === "yaml" ? [yaml(), lintGutter()] : []),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) {
        onChange(update.state.doc.toString());
      }
    }),
  ];
}
