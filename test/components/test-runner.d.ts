/** What these tests use of the test runner and of chai, which ships without types. */
declare function describe(title: string, body: () => void): void;
declare function it(title: string, body: () => void | Promise<void>): void;
declare function beforeEach(body: () => void | Promise<void>): void;
declare function afterEach(body: () => void | Promise<void>): void;
declare module 'chai' {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  export const expect: (value: unknown, message?: string) => any;
}
