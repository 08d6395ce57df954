import { expect } from 'chai';
import { picturePng, pictureSvg } from '../../components/view/export-picture.js';
import { pathOf } from '../../components/view/paint-svg.js';
import { plainColour } from '../../components/view/resolved-style.js';
import { viewText } from '../../components/view/view-text.js';
import './example-view.js';
import { exampleReport, HOSTILE } from './fixtures.js';
import { mount, one, unmountAll, until } from './mount.js';
import type { ExampleView } from './example-view.js';

const WORDS = { title: `Title of ${HOSTILE}`, description: 'What & how' };
const read = (text: string): Document => new DOMParser().parseFromString(text, 'image/svg+xml');

async function picture(more: Partial<ExampleView> = {}): Promise<SVGSVGElement> {
  const view = await mount('change-example', { report: exampleReport(), ...more });
  view.setAttribute('theme', 'light');
  view.style.inlineSize = '400px';
  await until(() => view.viewState.state === 'ready' && one(view, '.picture svg').getAttribute('width') === String(one(view, '.stage').clientWidth), 'the width');
  return one<SVGSVGElement>(view, '.picture svg');
}

/** Colours of single pixels of a PNG, in pixels of the picture. */
async function pixels(blob: Blob, places: readonly (readonly [number, number])[]): Promise<{ size: string; at: string[] }> {
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height), context = canvas.getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  return { size: `${bitmap.width} × ${bitmap.height}`, at: places.map(([x, y]) => [...context.getImageData(2 * x, 2 * y, 1, 1).data].join(',')) };
}

function drawn(content: string): SVGSVGElement {
  const place = document.createElement('div');
  place.id = 'drawn';
  place.innerHTML = `<style>#drawn { background: white; } #drawn .of { fill: rgb(0, 0, 255); stroke: none; }</style><svg width="100" height="50" viewBox="0 0 200 100">${content}</svg>`;
  document.body.append(place);
  return place.querySelector('svg')!;
}

describe('a picture as SVG', () => {
  afterEach(() => { unmountAll(); document.querySelector('#drawn')?.remove(); });

  it('stands alone: title, description, size, surface, and colours instead of tokens', async () => {
    const svg = await picture();
    const text = pictureSvg(svg, WORDS), root = read(text).documentElement;
    expect(root.localName).to.equal('svg');
    expect(root.querySelector(':scope > title')!.textContent).to.equal(WORDS.title);
    expect(root.querySelector(':scope > desc')!.textContent).to.equal(WORDS.description);
    expect(root.querySelectorAll('img, script, foreignObject')).to.have.length(0);
    expect(root.getAttribute('width')).to.equal(String(svg.getBoundingClientRect().width));
    expect(root.querySelector(':scope > rect')!.getAttribute('fill')).to.equal('rgb(255, 255, 255)');
    const bar = root.querySelectorAll('rect')[1]!;
    expect(bar.getAttribute('fill')).to.equal('rgb(26, 26, 26)');
    expect(root.querySelector('line')!.getAttribute('stroke')).to.equal('rgb(92, 92, 92)');
    expect(root.querySelector('text')!.getAttribute('font-size')).to.equal('12px');
    expect(text).not.to.match(/var\(|class=|style=|<!--|lit\$|aria-/);
  });

  it('leaves the picture on the page as it was', async () => {
    const svg = await picture();
    const before = svg.outerHTML;
    pictureSvg(svg, WORDS);
    expect(svg.outerHTML).to.equal(before);
  });

  it('has the colours of the theme', async () => {
    const svg = await picture();
    (svg.getRootNode() as ShadowRoot).host.setAttribute('theme', 'dark');
    const root = read(pictureSvg(svg, WORDS)).documentElement;
    expect(root.querySelector(':scope > rect')!.getAttribute('fill')).to.equal('rgb(18, 18, 18)');
    expect(root.querySelectorAll('rect')[1]!.getAttribute('fill')).to.equal('rgb(236, 236, 236)');
  });

  it('embeds a canvas', () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 4;
    document.body.append(canvas);
    const root = read(pictureSvg(canvas, WORDS)).documentElement;
    canvas.remove();
    expect(root.querySelector('image')!.getAttribute('href')).to.match(/^data:image\/png;base64,/);
  });

  it('has colours that other programs read', () => {
    expect(plainColour('color(srgb 1 0.5 0 / 0.25)')).to.equal('rgba(255, 128, 0, 0.25)');
    expect(plainColour('color(srgb 0.2 0 1e-3)')).to.equal('rgb(51, 0, 0)');
    expect(plainColour('rgb(1, 2, 3)')).to.equal('rgb(1, 2, 3)');
  });
});

describe('a picture as PNG', () => {
  afterEach(() => { unmountAll(); document.querySelector('#drawn')?.remove(); });

  it('is twice as large and has the bars where they are', async () => {
    const svg = await picture();
    const { width, height } = svg.getBoundingClientRect();
    const bar = svg.querySelectorAll('rect')[3]!, x = Number(bar.getAttribute('x')), y = Number(bar.getAttribute('y'));
    const found = await pixels((await picturePng(svg))!, [[Math.round(x + 5), Math.round(y + 5)], [Math.round(x + 5), Math.round(y - 5)]]);
    expect(found.size).to.equal(`${2 * width} × ${2 * height}`);
    expect(found.at).to.deep.equal(['26,26,26,255', '255,255,255,255']);
  });

  it('is a canvas as it stands', async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 20;
    canvas.height = 10;
    document.body.append(canvas);
    const context = canvas.getContext('2d')!;
    context.fillStyle = '#00ff00';
    context.fillRect(0, 0, 10, 10);
    const found = await pixels((await picturePng(canvas))!, [[3, 5], [16, 5]]);
    canvas.remove();
    expect(found).to.deep.equal({ size: '40 × 20', at: ['0,255,0,255', '255,255,255,255'] });
  });

  it('follows view boxes, groups, transforms, opacity, clips and styles', async () => {
    const svg = drawn(`<defs><clipPath id="cut"><rect x="0" y="0" width="20" height="100"></rect></clipPath></defs>
      <g transform="translate(100 0)" opacity="0.5"><rect class="of" width="40" height="40"></rect></g>
      <g clip-path="url(#cut)"><rect x="10" y="60" width="40" height="20" fill="red"></rect></g>
      <circle cx="180" cy="80" r="10" fill="lime"></circle><path d="M60 60h20v20h-20Z" fill="none" stroke="black" stroke-width="4"></path>
      <rect x="0" y="0" width="20" height="20" fill="red" display="none"></rect><polygon points="150,10 170,10 170,30 150,30" fill="red"></polygon>`);
    const found = await pixels((await picturePng(svg))!, [[60, 10], [7, 35], [20, 35], [90, 40], [30, 35], [35, 35], [5, 5], [80, 10]]);
    expect(found.size).to.equal('200 × 100');
    expect(found.at).to.deep.equal(['127,127,255,255', '255,0,0,255', '255,255,255,255', '0,255,0,255', '0,0,0,255', '255,255,255,255', '255,255,255,255', '255,0,0,255']);
  });

  it('writes texts where they stand', async () => {
    const svg = drawn('<text x="200" y="50" text-anchor="end" font-size="80" font-family="sans-serif" dominant-baseline="middle">███</text>');
    const box = svg.querySelector('text')!.getBBox();
    const found = await pixels((await picturePng(svg))!, [[95, 25], [(box.x - 10) / 2, 25]]);
    expect(found.at[0]).to.equal('0,0,0,255');
    expect(found.at[1]).to.equal('255,255,255,255');
  });

  it('knows the outline of every shape', () => {
    const svg = drawn('<line x1="1" y1="2" x2="3" y2="4"></line><ellipse cx="5" cy="6" rx="2" ry="1"></ellipse><polyline points="0,0 1,1"></polyline>');
    expect([...svg.children].map((shape) => pathOf(shape as SVGGeometryElement))).to.deep.equal(['M1 2L3 4', 'M3 6a2 1 0 1 0 4 0a2 1 0 1 0 -4 0Z', 'M0,0 1,1']);
  });
});

describe('a view as text', () => {
  it('has title, sentences and figures, a line each', async () => {
    const view = await mount('change-example', { report: exampleReport() });
    const state = view.viewState;
    expect(state.state === 'ready' && viewText(state.facts)).to.equal([
      'NEE is higher in the middle', 'Revision − base of NEE, by bin', 'The mean of revision is higher by 0.625.', '7 of 10 bins hold a change.',
      'mean change: 0.625', 'r: – (too few pairs)', 'Bins are of equal width.',
    ].join('\n'));
    unmountAll();
  });
});
