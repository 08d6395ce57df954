/** A picture as a file of its own: an SVG that says what it shows and needs no stylesheet. */
import { resolvedStyle } from './resolved-style.js';

const SVG = 'http://www.w3.org/2000/svg';

export interface PictureWords { readonly title: string; readonly description: string }

/** Text of an SVG on its page's surface; a `<canvas>` is embedded as an image. */
export function pictureSvg(picture: SVGSVGElement | HTMLCanvasElement, words: PictureWords): string {
  const { width, height } = pictureSize(picture);
  const root = picture instanceof HTMLCanvasElement ? canvasAsSvg(picture, width, height) : standalone(picture);
  root.setAttribute('xmlns', SVG);
  root.setAttribute('width', String(width));
  root.setAttribute('height', String(height));
  if (!root.hasAttribute('viewBox')) root.setAttribute('viewBox', `0 0 ${width} ${height}`);
  root.setAttribute('role', 'img');
  const title = make('title', {}), description = make('desc', {});
  title.textContent = words.title;
  description.textContent = words.description;
  root.prepend(title, description, make('rect', { width: String(width), height: String(height), fill: surfaceOf(picture) }));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

export function pictureSize(picture: SVGSVGElement | HTMLCanvasElement): { readonly width: number; readonly height: number } {
  const { width, height } = picture.getBoundingClientRect();
  return { width: Math.round(width), height: Math.round(height) };
}

/** The nearest background that is not clear. */
export function surfaceOf(picture: Element): string {
  let node: Element | null = picture;
  while (node) {
    const { backgroundColor } = getComputedStyle(node);
    if (!/^(transparent|rgba\(0, 0, 0, 0\))$/.test(backgroundColor)) return backgroundColor;
    const root = node.getRootNode();
    node = node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return 'rgb(255, 255, 255)';
}

function standalone(picture: SVGSVGElement): SVGSVGElement {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const originals = [picture, ...picture.querySelectorAll('*')], copies = [copy, ...copy.querySelectorAll('*')];
  copies.forEach((element, i) => {
    for (const name of element.getAttributeNames()) if (/^(class|part|style|on.*|data-.*|aria-.*|role|tabindex)$/.test(name)) element.removeAttribute(name);
    if (getComputedStyle(originals[i]!).display === 'none' && element !== copy && !isMeta(element)) element.setAttribute('display', 'none');
    else if (!isMeta(element)) for (const [name, value] of resolvedStyle(originals[i]!)) element.setAttribute(name, value);
  });
  for (const title of copy.querySelectorAll(':scope > title, :scope > desc')) title.remove();
  removeComments(copy);
  return copy;
}

function isMeta(element: Element): boolean {
  return /^(title|desc|defs|clipPath)$/.test(element.localName);
}

function removeComments(root: Element): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

function canvasAsSvg(canvas: HTMLCanvasElement, width: number, height: number): SVGSVGElement {
  const root = document.createElementNS(SVG, 'svg');
  root.append(make('image', { width: String(width), height: String(height), href: canvas.toDataURL('image/png') }));
  return root;
}

function make(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
