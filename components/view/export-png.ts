/** A picture as PNG, at twice its size on screen. */
import { pictureSize, surfaceOf } from './export-svg.js';
import { paintSvg } from './paint-svg.js';

export const PNG_SCALE = 2;

/** Null where the browser gives no canvas of that size. */
export async function picturePng(picture: SVGSVGElement | HTMLCanvasElement): Promise<Blob | null> {
  const { width, height } = pictureSize(picture);
  const canvas = document.createElement('canvas');
  canvas.width = width * PNG_SCALE;
  canvas.height = height * PNG_SCALE;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.fillStyle = surfaceOf(picture);
  context.fillRect(0, 0, canvas.width, canvas.height);
  if (picture instanceof HTMLCanvasElement) context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  else paintSvg(picture, context, PNG_SCALE);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
