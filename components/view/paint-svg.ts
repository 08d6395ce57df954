/**
 * Paints a drawn SVG onto a canvas, shape by shape. The usual way, an image of the SVG's text, needs `data:` or `blob:`
 * images, which a strict content policy forbids. Knows what the views draw with: shapes, paths, text, groups, clips.
 */
import { plainColour } from './resolved-style.js';

export function paintSvg(picture: SVGSVGElement, context: CanvasRenderingContext2D, scale: number): void {
  for (const child of picture.children) paint(child, context, scale, 1);
}

function paint(element: Element, context: CanvasRenderingContext2D, scale: number, above: number): void {
  if (!(element instanceof SVGGraphicsElement) || element instanceof SVGDefsElement || element instanceof SVGClipPathElement) return;
  const style = getComputedStyle(element);
  if (style.display === 'none') return;
  const opacity = above * Number(style.opacity);
  context.save();
  const matrix = element.getCTM() ?? new DOMMatrix();
  context.setTransform(scale * matrix.a, scale * matrix.b, scale * matrix.c, scale * matrix.d, scale * matrix.e, scale * matrix.f);
  clip(element, context, style);
  if (style.visibility !== 'hidden') {
    if (element instanceof SVGTextElement) paintText(element, context, style, opacity);
    else if (element instanceof SVGGeometryElement) paintShape(element, context, style, opacity);
  }
  if (!(element instanceof SVGTextElement)) for (const child of element.children) paint(child, context, scale, opacity);
  context.restore();
}

function paintShape(element: SVGGeometryElement, context: CanvasRenderingContext2D, style: CSSStyleDeclaration, opacity: number): void {
  const path = new Path2D(pathOf(element));
  if (style.fill !== 'none') {
    context.globalAlpha = opacity * Number(style.fillOpacity);
    context.fillStyle = plainColour(style.fill);
    context.fill(path, style.fillRule === 'evenodd' ? 'evenodd' : 'nonzero');
  }
  if (style.stroke === 'none' || parseFloat(style.strokeWidth) === 0) return;
  context.globalAlpha = opacity * Number(style.strokeOpacity);
  context.strokeStyle = plainColour(style.stroke);
  context.lineWidth = parseFloat(style.strokeWidth);
  context.lineCap = style.strokeLinecap as CanvasLineCap;
  context.lineJoin = style.strokeLinejoin as CanvasLineJoin;
  context.setLineDash(style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[\s,]+/).map(parseFloat));
  context.stroke(path);
}

/** The outline of a shape as path data. */
export function pathOf(element: SVGGeometryElement): string {
  const n = (name: string): number => parseFloat(element.getAttribute(name) ?? '0') || 0;
  switch (element.localName) {
    case 'path': return element.getAttribute('d') ?? '';
    case 'rect': return `M${n('x')} ${n('y')}h${n('width')}v${n('height')}h${-n('width')}Z`;
    case 'line': return `M${n('x1')} ${n('y1')}L${n('x2')} ${n('y2')}`;
    case 'circle': return round(n('cx'), n('cy'), n('r'), n('r'));
    case 'ellipse': return round(n('cx'), n('cy'), n('rx'), n('ry'));
    case 'polyline': return `M${element.getAttribute('points') ?? ''}`;
    case 'polygon': return `M${element.getAttribute('points') ?? ''}Z`;
    default: return '';
  }
}

function round(x: number, y: number, rx: number, ry: number): string {
  return `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0Z`;
}

const ANCHORS: Readonly<Record<string, CanvasTextAlign>> = { start: 'left', middle: 'center', end: 'right' };
const BASELINES: Readonly<Record<string, CanvasTextBaseline>> = { middle: 'middle', central: 'middle', hanging: 'hanging', 'text-before-edge': 'top', 'text-after-edge': 'bottom' };

/** A text, or each of its `<tspan>`s, from its own place. */
function paintText(element: SVGTextElement, context: CanvasRenderingContext2D, outer: CSSStyleDeclaration, opacity: number): void {
  const parts = element.querySelector('tspan') === null ? [element] : [...element.querySelectorAll('tspan')];
  for (const part of parts) {
    const style = part === element ? outer : getComputedStyle(part);
    const words = (part.textContent ?? '').replace(/\s+/g, ' ').trim();
    if (words === '' || style.fill === 'none') continue;
    context.globalAlpha = opacity * Number(style.fillOpacity);
    context.fillStyle = plainColour(style.fill);
    context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    context.textAlign = ANCHORS[style.textAnchor] ?? 'left';
    context.textBaseline = BASELINES[style.dominantBaseline] ?? 'alphabetic';
    const at = (name: string): number => value(part, name) ?? value(element, name) ?? 0;
    context.fillText(words, at('x') + shiftOf(part, 'dx', style), at('y') + shiftOf(part, 'dy', style));
  }
}

function value(element: Element, name: string): number | null {
  const text = element.getAttribute(name);
  return text === null ? null : parseFloat(text);
}

function shiftOf(part: Element, name: 'dx' | 'dy', style: CSSStyleDeclaration): number {
  const text = part.getAttribute(name) ?? '0';
  return (parseFloat(text) || 0) * (text.endsWith('em') ? parseFloat(style.fontSize) : 1);
}

function clip(element: SVGElement, context: CanvasRenderingContext2D, style: CSSStyleDeclaration): void {
  const id = /url\(["']?#([^"')]+)["']?\)/.exec(style.clipPath)?.[1];
  if (id === undefined) return;
  const shapes = [...element.ownerSVGElement?.querySelectorAll('clipPath') ?? []].find((candidate) => candidate.id === id)?.children ?? [];
  const path = new Path2D();
  for (const shape of shapes) if (shape instanceof SVGGeometryElement) path.addPath(new Path2D(pathOf(shape)));
  context.clip(path);
}
