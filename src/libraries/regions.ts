export { AE, AR, AT, AU, BR, CA, CH, DE, ES, IE, IN, KE, MX, MY, NG, NL, NZ, SA, US, ZA } from 'country-region-data';
