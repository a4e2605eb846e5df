export { WINDOWS_TO_IANA_MAP } from 'windows-iana';
