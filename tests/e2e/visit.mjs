// One visit to the page: everything it asks for and complains about, and what a person does there.

/** How long the page may take to show something. */
const PATIENCE = 30_000;

export class Visit {
  /** Every request, in order. */
  requests = [];
  /** Errors on the console, uncaught errors, violations of the content security policy. */
  complaints = [];

  /** Opens the page, that wide. */
  static async open(browser, url, { width = 1280, height = 900, prepare } = {}) {
    const visit = new Visit();
    const page = await browser.newPage();
    visit.page = page;
    page.on('request', (request) => visit.requests.push(request.url()));
    page.on('console', (message) => {
      if (message.type() === 'error') visit.complaints.push(message.text());
    });
    page.on('pageerror', (error) => visit.complaints.push(String(error)));
    await page.setViewport({ width, height });
    await prepare?.(page);
    await page.goto(url);
    await page.waitForSelector('h1', { timeout: PATIENCE });
    return visit;
  }

  close() {
    return this.page.close();
  }

  /** The requests that went, or would have gone, over a network. */
  networkRequests() {
    return this.requests.filter((url) => !/^(blob|data):/.test(url));
  }

  /** Waits until the page shows that text. */
  async sees(text) {
    try {
      await this.page.waitForFunction(
        (wanted) => document.body.innerText.includes(wanted), { timeout: PATIENCE }, text,
      );
    } catch (error) {
      const shown = await this.text();
      throw new Error(`“${text}” did not appear (${error.message}); the page says:\n${shown}`);
    }
  }

  text() {
    return this.page.evaluate(() => document.body.innerText);
  }

  heading() {
    return this.page.$eval('h1', (heading) => heading.innerText);
  }
}
