/** Bundler imports of files by their URL. */
declare module '*?url' {
  const url: string;
  export default url;
}
