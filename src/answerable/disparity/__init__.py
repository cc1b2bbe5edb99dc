"""Is this outcome different for this group, here, now; how sure are we; is it lasting; how much of it remains?"""
