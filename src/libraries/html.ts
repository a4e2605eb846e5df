export { Fragment, h, type ComponentChild, type ComponentChildren } from 'preact';
export { renderToStaticMarkup } from 'preact-render-to-string';
