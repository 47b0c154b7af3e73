/** Calls `act` whenever the address of the page changes without a reload, as in single-page apps. Returns how to stop. */
export function onPageChange(act: () => void): () => void {
  let last = location.href;
  const look = () => {
    if (location.href === last) return;
    last = location.href;
    act();
  };
  // A page's own router must not be wrapped: the events of the Navigation API tell all that is needed where there is
  // one; elsewhere the address is looked at after what people do.
  const navigation = (window as { navigation?: EventTarget }).navigation;
  const sources: [EventTarget, string][] = navigation
    ? [[navigation, "currententrychange"]]
    : [[window, "popstate"], [window, "hashchange"], [document, "click"], [document, "keyup"]];
  const later = () => setTimeout(look);
  for (const [target, event] of sources) target.addEventListener(event, later, true);
  return () => {
    for (const [target, event] of sources) target.removeEventListener(event, later, true);
  };
}
