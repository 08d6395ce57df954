/** Saves a picture in a form of the reader's choice. */
import { saveBlob, saveText } from '../shared/save-text.js';
import { picturePng } from './export-png.js';
import { pictureSvg, type PictureWords } from './export-svg.js';

export { picturePng, pictureSvg };

export async function savePicture(picture: SVGSVGElement | HTMLCanvasElement, form: 'svg' | 'png', name: string, words: PictureWords): Promise<void> {
  if (form === 'svg') {
    saveText(pictureSvg(picture, words), `${name}.svg`, 'image/svg+xml');
    return;
  }
  const blob = await picturePng(picture);
  if (blob !== null) saveBlob(blob, `${name}.png`);
}
