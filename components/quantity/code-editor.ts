/**
 * An editor for a query, with the columns of the relation offered as one types. Loaded when somebody writes one; until
 * then, and where it cannot load, a plain text field holds the same text. Tab leaves it, as it leaves every field.
 */
import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, completionStatus, type Completion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { PostgreSQL, sql } from '@codemirror/lang-sql';
import { bracketMatching, HighlightStyle, syntaxHighlighting, type LanguageSupport } from '@codemirror/language';
import { Annotation, Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, placeholder, tooltips } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { identifier } from '../../src/core/sql/identifier.js';

export type CodeLanguage = 'sql' | 'javascript';

export interface CodeEditorOptions {
  readonly parent: HTMLElement;
  readonly root: ShadowRoot;
  readonly text: string;
  readonly language: CodeLanguage;
  readonly label: string;
  readonly describedBy: string;
  readonly columns: readonly string[];
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
}

export interface CodeEditor {
  /** Puts another text in its place, as one step that can be undone. */
  setText(text: string): void;
  insert(text: string): void;
  setLanguage(language: CodeLanguage, columns: readonly string[]): void;
  focus(): void;
  destroy(): void;
}

/** Colour is for data: words of the language are bold, what is quoted and counted stays plain, remarks are muted. */
const HIGHLIGHT = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword], fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--_link)' },
  { tag: tags.comment, color: 'var(--_muted)', fontStyle: 'italic' },
]);

const THEME = EditorView.theme({
  '&': { color: 'var(--_ink)', backgroundColor: 'var(--_surface)', border: '1px solid var(--_unchanged)', borderRadius: '4px', fontSize: '0.8125rem' },
  '&.cm-focused': { outline: '2px solid var(--_link)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'var(--_mono)', lineHeight: '1.5', maxHeight: '20rem' },
  '.cm-content': { minHeight: '5.5rem', padding: '0.375rem 0', caretColor: 'var(--_ink)' },
  '.cm-line': { padding: '0 0.5rem' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--_ink)' },
  '.cm-placeholder': { color: 'var(--_muted)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { background: 'color-mix(in srgb, var(--_link) 25%, transparent)' },
  '&.cm-focused .cm-matchingBracket, &.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--_raised)', outline: '1px solid var(--_unchanged)' },
  '.cm-tooltip': { color: 'var(--_ink)', backgroundColor: 'var(--_surface)', border: '1px solid var(--_unchanged)', borderRadius: '4px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--_mono)', fontSize: '0.75rem', maxHeight: '12rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.25rem 0.5rem', minHeight: '1.5rem' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { color: 'var(--_surface)', backgroundColor: 'var(--_ink)' },
  '.cm-completionDetail': { fontStyle: 'normal', marginLeft: '1rem' },
});

/** Not the reader's doing. */
const SET = Annotation.define<boolean>();

export function createCodeEditor(options: CodeEditorOptions): CodeEditor {
  const language = new Compartment();
  const view = new EditorView({
    parent: options.parent, root: options.root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        // First of all keys: the default ones give Mod-Enter a new line.
        keymap.of([{ key: 'Mod-Enter', run: () => { options.onRun(); return true; } }, { key: 'Tab', run: (editor) => completionStatus(editor.state) === 'active' && acceptCompletion(editor) }]),
        history(), drawSelection(), bracketMatching(), closeBrackets(), autocompletion({ icons: false }), tooltips({ position: 'absolute' }),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        syntaxHighlighting(HIGHLIGHT), THEME, EditorView.lineWrapping, placeholder('SELECT avg("…") FROM data'),
        EditorView.contentAttributes.of({ 'aria-label': options.label, 'aria-describedby': options.describedBy, autocapitalize: 'off', spellcheck: 'false' }),
        EditorView.updateListener.of((update) => { if (update.docChanged && !update.transactions.some((each) => each.annotation(SET))) options.onChange(update.state.doc.toString()); }),
        language.of(supportOf(options.language, options.columns)),
      ],
    }),
  });
  return {
    setText: (text) => { if (text !== view.state.doc.toString()) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: text.length }, annotations: SET.of(true) }); },
    insert: (text) => { view.dispatch(view.state.replaceSelection(text)); view.focus(); },
    setLanguage: (other, columns) => view.dispatch({ effects: language.reconfigure(supportOf(other, columns)) }),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

function supportOf(language: CodeLanguage, columns: readonly string[]): LanguageSupport {
  if (language === 'javascript') return javascript();
  const offered = columns.map((label): Completion => ({ label, apply: identifier(label), type: 'property', detail: 'column', boost: 10 }));
  return sql({ dialect: PostgreSQL, upperCaseKeywords: true, schema: { data: offered }, defaultTable: 'data' });
}
