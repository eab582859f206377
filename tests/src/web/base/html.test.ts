import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HtmlValue, html, inlineScript, toScriptJson } from '../../../../src/web/base/html.ts';

const HOSTILE = `"><script>alert('1')</script><img src=x onerror=alert(1)>&amp;`;
const ESCAPED = '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&amp;amp;';

describe('the escaping tag', () => {
  it('escapes values in texts and in attributes', () => {
    expect(`${html`<p title="${HOSTILE}">${HOSTILE}</p>`}`).toBe(`<p title="${ESCAPED}">${ESCAPED}</p>`);
    expect(`${html`<p title='a ${HOSTILE} b'>x</p>`}`).toBe(`<p title='a ${ESCAPED} b'>x</p>`);
  });

  it('passes through its own markup, once', () => {
    const inner = html`<b>${'<i>'}</b>`;
    expect(`${html`<p>${inner}${[inner, '&']}</p>`}`).toBe('<p><b>&lt;i&gt;</b><b>&lt;i&gt;</b>&amp;</p>');
    expect(`${html`<p>${String(inner)}</p>`}`).toBe('<p>&lt;b&gt;&amp;lt;i&amp;gt;&lt;/b&gt;</p>');
  });

  it("doesn't trust an object that looks like its own", () => {
    const forged = { toString: () => '<script>' } as unknown as HtmlValue;
    expect(() => html`<p>${forged}</p>`).toThrow(TypeError);
  });

  it('writes numbers, joins lists, and leaves out what is absent', () => {
    expect(`${html`<p>${0}${1n}${['a', ['<']]}${null}${undefined}${false}</p>`}`).toBe('<p>01a&lt;</p>');
    expect(`${html`<p title="${undefined}${0}">x</p>`}`).toBe('<p title="0">x</p>');
  });

  it('keeps any text whole, and adds no element or attribute', () => {
    const decode = (text: string) =>
      text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...`<>"'&/= -!s`) })), (text) => {
        const [, attribute = '', content = ''] =
          /^<p title="([^"<>']*)">([^"<>']*)<\/p>$/.exec(`${html`<p title="${text}">${text}</p>`}`) ?? [];
        expect([decode(attribute), decode(content)]).toEqual([text, text]);
      }),
    );
  });

  it.each(['https://example.org/?a=1&b=2', 'mailto:a@example.org', '/models/clip', '#top', '?q=a:b', 'page', '//example.org', ''])(
    'links to %j',
    (url) => {
      expect(`${html`<a href="${url}">x</a>`}`).toBe(`<a href="${url.replaceAll('&', '&amp;')}">x</a>`);
    },
  );

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\tscript\r:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:x',
  ])('does not link to %j', (url) => {
    expect(`${html`<a href="${url}">x</a><img src='${url}'><form action="${url}"></form>`}`).toBe(
      `<a href="about:invalid">x</a><img src='about:invalid'><form action="about:invalid"></form>`,
    );
  });

  it('lets values stand behind the start of an address, and text behind a value', () => {
    expect(`${html`<a href="/models/${'a:b'}?tab=${'c:d'}">x</a>`}`).toBe('<a href="/models/a:b?tab=c:d">x</a>');
    expect(`${html`<a href="${'https://example.org'}/a:b">x</a>`}`).toBe('<a href="https://example.org/a:b">x</a>');
    expect(`${html`<a href="mailto:${'a@example.org'}">x</a>`}`).toBe('<a href="mailto:a@example.org">x</a>');
    expect(`${html`<link href="data:,">${1}`}`).toBe('<link href="data:,">1');
  });

  it.each([
    ['of two values', () => html`<a href="${'java'}${'script:alert(1)'}">x</a>`],
    ['of text and a value', () => html`<a href="java${'script:alert(1)'}">x</a>`],
    ['of a value and text', () => html`<a href="${'java'}script:alert(1)">x</a>`],
    ['of a value and a colon', () => html`<a href="${'javascript'}:alert(1)">x</a>`],
    ['of two values around a colon', () => html`<a href="${'javascript'}:${'alert(1)'}">x</a>`],
    ['of text before a value', () => html`<a href=" JavaScript:go('${'x'}')">x</a>`],
  ])('rejects an address whose scheme is disguised %s', (_what, make) => {
    expect(make).toThrow('A URL with a value');
  });

  it.each([
    ['an attribute without quotes', () => html`<a title=${HOSTILE}>x</a>`],
    ['an attribute without quotes after text', () => html`<a title=a${HOSTILE}>x</a>`],
    ['the name of an attribute', () => html`<a ${HOSTILE}="x">x</a>`],
    ['the end of the name of an attribute', () => html`<a data-${HOSTILE}="x">x</a>`],
    ['the place of an attribute', () => html`<a title="x" ${HOSTILE}>x</a>`],
    ['the name of an element', () => html`<${'script'}>x</a>`],
    ['the end of the name of an element', () => html`<s${'cript'}>x</a>`],
    ['the name of an end tag', () => html`<b>x</${'b'}>`],
    ['a script', () => html`<script>const x = "${HOSTILE}";</script>`],
    ['a script that seems to end', () => html`<script>"</scripts>"; ${HOSTILE}</script>`],
    ['a style', () => html`<STYLE>p { color: ${HOSTILE}; }</STYLE>`],
    ['a comment', () => html`<!-- ${HOSTILE} -->`],
    ['the start of a comment', () => html`<!-${'-'}`],
    ['an event handler', () => html`<a onclick="go('${HOSTILE}')">x</a>`],
    ['an event handler in capitals', () => html`<a ONCLICK="${HOSTILE}">x</a>`],
    ['a style attribute', () => html`<p style="color: ${HOSTILE}">x</p>`],
    ['a page in a frame', () => html`<iframe srcdoc="${HOSTILE}"></iframe>`],
    ['HTML in an attribute', () => html`<p title="${html`<b>x</b>`}">x</p>`],
    ['a list in an attribute', () => html`<p title="${['a', 'b']}">x</p>`],
  ])('rejects a value in %s', (_what, make) => {
    expect(make).toThrow();
  });

  it.each([
    ['within a tag', () => html`<p>x</p`],
    ['within an attribute', () => html`<p title="x>y</p>`],
    ['within a comment', () => html`<!-- x`],
    ['within a script', () => html`<script>x`],
  ])('rejects a template that ends %s', (_what, make) => {
    expect(make).toThrow('must end in text');
  });

  it('accepts values after scripts, styles, comments, void elements and comparisons', () => {
    const page = html`<!doctype html><style>a > b { }</style><script>1 < 2</script ><!-- <a title=" --><br/><input disabled value="${1}">2 < ${3}`;
    expect(`${page}`).toBe(
      '<!doctype html><style>a > b { }</style><script>1 < 2</script ><!-- <a title=" --><br/><input disabled value="1">2 < 3',
    );
  });
});

describe('a script in a page', () => {
  it('has its nonce escaped and its code unchanged', () => {
    expect(`${html`<p>${inlineScript('a"b', 'if (1 < 2 && "x") go();')}</p>`}`).toBe(
      '<p><script nonce="a&quot;b">if (1 < 2 && "x") go();</script></p>',
    );
  });

  it.each(['"</script>"', '"</SCRIPT "', '"<!-- <script>"'])('does not contain %s', (code) => {
    expect(() => inlineScript('nonce', code)).toThrow('must not contain');
  });

  it('accepts any data as JSON', () => {
    const data = { text: '</script><!-- \u2028', list: [1, null] };
    const code = `const data = ${toScriptJson(data)};`;
    expect(() => inlineScript('nonce', code)).not.toThrow();
    expect(JSON.parse(toScriptJson(data))).toEqual(data);
  });
});
