/** Names this build, as the header `X-Jawab-Build` of its pages does. */
declare const __BUILD__: string;
/** Addresses of all that the hosted chat may load of this build. */
declare const __FILES__: readonly string[];
