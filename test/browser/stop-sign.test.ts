/** A URL of the page that is revoked is seen by who reads it within one task. */
import { expect } from 'chai';
import { makeStopSign, watchStopSign } from '../../src/io/workshop/stop-sign.js';

describe('the stop sign in a browser', () => {
  it('can be read until it is raised', () => {
    const sign = makeStopSign();
    let time = 0;
    const look = watchStopSign(sign.url, undefined, () => (time += 200));
    expect(look).not.to.throw();
    sign.raise();
    expect(look).to.throw('cancelled');
  });

  it('is not used where it cannot be read from the start', () => {
    let time = 0;
    expect(watchStopSign('blob:null/none', undefined, () => (time += 200))).not.to.throw();
  });
});
