/** A page of its own under the policy that repositories send, and what that policy forbade. */
import { until } from './mount.js';

const POLICY = "default-src 'self'; object-src 'none'";

export interface StrictPage {
  readonly page: Document;
  readonly customElements: CustomElementRegistry;
  /** What was forbidden so far. */
  readonly forbidden: readonly string[];
  /** Resolves once the policy has forbidden what it should: that it holds is part of the test. */
  readonly forbids: () => Promise<void>;
  readonly remove: () => void;
}

/** `script`: address of the module that defines the elements. Width and height in CSS pixels. */
export async function strictPage(script: string, width = 800, height = 700): Promise<StrictPage> {
  const frame = document.createElement('iframe'), forbidden: string[] = [];
  frame.width = String(width);
  frame.height = String(height);
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><body><script type="module" src="${script}"></script>`;
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const page = frame.contentDocument!;
  page.addEventListener('securitypolicyviolation', (event) => forbidden.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}`));
  return {
    page, customElements: (frame.contentWindow as unknown as Window & typeof globalThis).customElements, forbidden, remove: () => frame.remove(),
    forbids: async () => {
      const image = page.createElement('img');
      image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
      page.body.append(image);
      await until(() => forbidden.length > 0, 'the policy to forbid what it should');
    },
  };
}
