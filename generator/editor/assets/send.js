// What the form says, and how it is sent. Nothing here leaves this machine.

export const said = (form, more = {}) => {
  const pairs = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") pairs.append(name, value);
  for (const [name, value] of Object.entries(more)) for (const each of [value].flat()) pairs.append(name, each);
  return pairs;
};

export const post = async (address, pairs, signal) => {
  const answer = await fetch(address, {
    method: "POST", body: pairs, signal, headers: { Accept: "application/json" },
  });
  const text = await answer.text();
  let data;
  try { data = JSON.parse(text); } catch { data = { why: text.startsWith("<") ? "Trang soạn không trả lời được. Thử lại." : text }; }
  return { ok: answer.ok, status: answer.status, data };
};

// Tells the other modules that the form has changed by other means than typing.
export const changed = (element) => element.dispatchEvent(new Event("input", { bubbles: true }));
