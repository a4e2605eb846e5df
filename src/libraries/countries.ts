export { default as codes } from 'i18n-iso-countries/codes.json';
export { default as english } from 'i18n-iso-countries/langs/en.json';
