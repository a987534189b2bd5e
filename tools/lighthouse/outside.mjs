// Lighthouse asks for robots.txt from within the page, and the policy of our pages lets them reach
// nobody: that audit could only say that the policy holds. Here it asks from outside, in the way
// that it has for PageSpeed Insights, as the robots do whom the file is for.
import { Fetcher } from "./node_modules/lighthouse/core/gather/fetcher.js"

Fetcher.prototype.fetchResource = function (url, { timeout } = { timeout: 2000 }) {
	return this._wrapWithTimeout(this._fetchWithFetchApi(url), timeout)
}
