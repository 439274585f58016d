/** A browser that follows redirects by itself and keeps its cookies. */
export class Browser {
  readonly cookies = new Map<string, string>();
  private readonly site: string;

  constructor(site: string) {
    this.site = site;
  }

  async go(url: string, init: RequestInit = {}): Promise<{ response: Response; url: string; text: string }> {
    let next = new URL(url, this.site).href;
    let request: RequestInit = init;
    for (let hop = 0; hop < 12; hop++) {
      const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(next, { ...request, redirect: 'manual', headers: { ...request.headers, cookie } });
      for (const set of response.headers.getSetCookie()) {
        const [pair = ''] = set.split(';');
        const at = pair.indexOf('=');
        const value = pair.slice(at + 1);
        if (value === '' || /expires=Thu, 01 Jan 1970/i.test(set)) this.cookies.delete(pair.slice(0, at));
        else this.cookies.set(pair.slice(0, at), value);
      }
      const location = response.headers.get('location');
      if (location === null) return { response, url: next, text: await response.text() };
      next = new URL(location, next).href;
      request = {};
    }
    throw new Error('Expected the redirects to end');
  }
}
