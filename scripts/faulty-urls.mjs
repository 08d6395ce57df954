/**
 * Answers of a server for the corpus's URLs, under `/faulty/`: one that works, and the ways in which one does not.
 * `files` are the releases that it serves.
 */
export function answerFaultyUrl(path, response, files) {
  const end = (status, body = '', headers = {}) => { response.writeHead(status, headers); response.end(body); };
  switch (path) {
    case '/faulty/revision.csv': return end(200, files.revision);
    case '/faulty/revision.csv.gz': return end(200, files.gzipped);
    case '/faulty/moved.csv': return end(302, '', { location: '/faulty/revision.csv' });
    case '/faulty/forbidden.csv': return end(403, 'no');
    case '/faulty/error.csv': return end(500, 'no');
    case '/faulty/empty.csv': return end(200);
    case '/faulty/page.csv': return end(200, '<!doctype html><html><body>Please log in</body></html>', { 'content-type': 'text/html' });
    case '/faulty/broken.csv':
      response.writeHead(200, { 'content-length': '100000' });
      response.write('id,site,temp\n1,');
      // Only after what was written has been sent.
      setTimeout(() => response.destroy(), 50);
      return undefined;
    default: return end(404, 'no');
  }
}
