// The floor of any worker: it starts and answers.
chrome.runtime.onMessage.addListener((_message, _sender, answer) => {
  answer(null);
});
