import { openApi } from '../../contract/openapi/document.ts';
import { columnReference } from '../../text/column-reference.ts';

/** The API's description, from which the commands are made. In the package it is a file, made when the package is made. */
export const contract: unknown = JSON.parse(JSON.stringify(openApi(columnReference)));
