/** A reader turns to another of their results. */

export class ChangeQuantityChosenEvent extends Event {
  static readonly type = 'change-quantity-chosen';
  /** `quantity`: its id. */
  constructor(readonly quantity: string) {
    super(ChangeQuantityChosenEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'change-quantity-chosen': ChangeQuantityChosenEvent;
  }
}
